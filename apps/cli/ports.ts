import { createSocket } from 'node:dgram';
import { createServer, isIPv6 } from 'node:net';
import type { StartOptions } from './command-line.ts';
import { mediaBinding, ownAddresses } from './media-binding.ts';
import { OperatorError } from './operator-error.ts';
import { hasMeetings } from './products.ts';

export interface Port {
  readonly protocol: 'tcp' | 'udp';
  readonly address: string;
  readonly port: number;
  /** The option that moves it. */
  readonly option: '--port' | '--media-port' | '--redirect-port';
}

/** The ports that a start with these options takes. */
export function portsOf(options: StartOptions): readonly Port[] {
  const { listen, port, libraryPort, redirectPort } = options;
  const webPorts = [
    ...(hasMeetings(options) || libraryPort === undefined ? [port] : []),
    ...(libraryPort === undefined ? [] : [libraryPort]),
  ];
  return [
    ...webPorts.map((one) => tcp(listen, one, '--port')),
    ...(redirectPort === undefined ? [] : [tcp(listen, redirectPort, '--redirect-port')]),
    ...(hasMeetings(options) ? mediaPorts(options) : []),
  ];
}

function mediaPorts(options: StartOptions): readonly Port[] {
  const { mediaAddress, mediaUdpPort } = options;
  const bound = mediaBinding(options, ownAddresses()) ?? (isIPv6(mediaAddress) ? '::' : '0.0.0.0');
  return [
    { protocol: 'udp', address: bound, port: mediaUdpPort, option: '--media-port' },
    // The engine binds its TCP media port on every address, whatever it is told.
    tcp('::', options.mediaTcpPort, '--media-port'),
  ];
}

function tcp(address: string, port: number, option: Port['option']): Port {
  return { protocol: 'tcp', address, port, option };
}

/** Why a port cannot be taken, as the system's code; undefined if it is free. */
export function whyTaken({ protocol, address, port }: Port): Promise<string | undefined> {
  return protocol === 'tcp' ? tryTcp(address, port) : tryUdp(address, port);
}

/** What to do about a port that cannot be taken. */
export function portProblem(port: Port, reason: string): OperatorError {
  const place = `${port.protocol.toUpperCase()} port ${port.port}`;
  if (reason === 'EACCES')
    return new OperatorError(
      'port-forbidden',
      `This user may not use ${place}: allow it to all users with "sysctl net.ipv4.ip_unprivileged_port_start=${port.port}", start as root or by systemd with AmbientCapabilities=CAP_NET_BIND_SERVICE, or choose another one with ${port.option}.`,
    );
  if (reason === 'EADDRNOTAVAIL')
    return new OperatorError(
      'address-not-here',
      `This machine does not have the address ${port.address}: give one that it has with --listen, and the one that others reach it at with --media-address.`,
    );
  return new OperatorError(
    'port-taken',
    `Another program uses ${place}: choose another one with ${port.option}, or end that program.`,
  );
}

function tryTcp(address: string, port: number): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const server = createServer();
  server.once('error', (error: NodeJS.ErrnoException) => {
    // A machine without IPv6 has no "::".
    if (error.code === 'EAFNOSUPPORT' && address === '::') resolve(tryTcp('0.0.0.0', port));
    else resolve(error.code ?? 'unknown');
  });
  server.listen({ host: address, port, exclusive: true }, () =>
    server.close(() => resolve(undefined)),
  );
  return promise;
}

function tryUdp(address: string, port: number): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const socket = isIPv6(address)
    ? createSocket({ type: 'udp6', ipv6Only: true })
    : createSocket('udp4');
  socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
  socket.bind({ address, port, exclusive: true }, () => socket.close(() => resolve(undefined)));
  return promise;
}
