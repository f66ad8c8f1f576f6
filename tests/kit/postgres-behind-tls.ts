import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { SelfSigned } from './self-signed.ts';

/** What a client sends first (PostgreSQL's manual, message formats, SSLRequest). */
const REQUEST_BYTES = 8;

export interface BehindTls extends AsyncDisposable {
  readonly port: number;
}

/**
 * Puts TLS in front of a server's unix socket, as a database elsewhere has it; without a
 * certificate it answers that it has none.
 */
export async function behindTls(
  socketFolder: string,
  certificate: SelfSigned | undefined,
): Promise<BehindTls> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => undefined);
    client.once('data', (request) => {
      if (request.length !== REQUEST_BYTES || certificate === undefined) {
        client.end('N');
        return;
      }
      client.write('S');
      const { chain: cert, key } = certificate;
      const secureContext = createSecureContext({ cert, key });
      const secured = new TLSSocket(client, { isServer: true, secureContext });
      const behind = connect(join(socketFolder, '.s.PGSQL.5432'));
      open.add(behind);
      secured.pipe(behind).pipe(secured);
      secured.on('error', () => behind.destroy());
      behind.on('error', () => secured.destroy());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
