import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { OperatorError } from './operator-error.ts';

export interface Port {
  readonly protocol: 'tcp' | 'udp';
  readonly address: string;
  readonly port: number;
  /** The option that moves it. */
  readonly option: '--port' | '--media-port';
}

/** The ports that a start with these options takes. */
export function portsOf(options: {
  port: number;
  mediaUdpPort: number;
  mediaTcpPort: number;
}): readonly Port[] {
  return [
    { protocol: 'tcp', address: '127.0.0.1', port: options.port, option: '--port' },
    { protocol: 'udp', address: '127.0.0.1', port: options.mediaUdpPort, option: '--media-port' },
    // The engine binds its TCP media port on every address, whatever it is told.
    { protocol: 'tcp', address: '::', port: options.mediaTcpPort, option: '--media-port' },
  ];
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
      `This user may not use ${place}: choose another one with ${port.option}.`,
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
  const socket = createSocket('udp4');
  socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
  socket.bind({ address, port, exclusive: true }, () => socket.close(() => resolve(undefined)));
  return promise;
}
