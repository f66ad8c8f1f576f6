import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { connect, type TLSSocket } from 'node:tls';

/** What the network is asked; tests put their own in its place. */
export interface OuterNetwork {
  /** All addresses of a name. @throws if there are none */
  resolve(host: string): Promise<readonly string[]>;
  /** To this very address; the certificate has to be of `host`. @throws if it is not */
  dial(to: Dialled, signal: AbortSignal): Promise<TLSSocket>;
  /** Addresses of this machine itself. */
  own(): readonly string[];
}

export interface Dialled {
  /** IPv4 or IPv6, never a name. */
  readonly address: string;
  readonly host: string;
  readonly port: number;
}

export const outerNetwork: OuterNetwork = {
  resolve: async (host) =>
    (await lookup(host, { all: true, order: 'verbatim' })).map(({ address }) => address),
  dial: async ({ address, host, port }, signal) => {
    const socket = connect({ host: address, port, servername: host, minVersion: 'TLSv1.2' });
    try {
      await once(socket, 'secureConnect', { signal });
      return socket;
    } catch (error) {
      socket.destroy();
      throw error;
    }
  },
  own: () =>
    Object.values(networkInterfaces()).flatMap((some = []) => some.map(({ address }) => address)),
};
