import type { StartOptions } from './command-line.ts';
import { mediaBinding, ownAddresses } from './media-binding.ts';
import { hasMeetings } from './products.ts';
import { portsOf } from './ports.ts';

const LOOPBACK = '127.0.0.1';

/** Where each process may listen on a network; everybody else listens on unix sockets alone. */
export function declaredListeners(options: StartOptions) {
  const web = portsOf(options).filter(({ option }) => option !== '--media-port');
  const edge = web.map(({ port, address }) => ({
    process: 'edge',
    protocol: 'tcp' as const,
    port,
    address,
  }));
  return hasMeetings(options) ? [...edge, ...engineListeners(options)] : edge;
}

/** Picture and sound; its signalling and its relay behind the edge have ports of the moment. */
function engineListeners(options: StartOptions) {
  const { mediaUdpPort, mediaTcpPort } = options;
  const relayFrom = mediaBinding(options, ownAddresses());
  const engine = { process: 'engine' } as const;
  return [
    { ...engine, protocol: 'udp' as const, port: mediaUdpPort },
    { ...engine, protocol: 'tcp' as const, port: mediaTcpPort },
    { ...engine, protocol: 'tcp' as const, address: LOOPBACK },
    ...(relayFrom === undefined
      ? []
      : [
          { ...engine, protocol: 'tcp' as const, address: relayFrom },
          { ...engine, protocol: 'udp' as const, address: relayFrom },
        ]),
  ];
}
