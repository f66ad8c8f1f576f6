import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { servePages } from '@blende/conference/pages/server/pages.ts';
import { COUNTED_BEFORE } from '@blende/shared/edge/network-limits.ts';
import { openEdge } from '@blende/shared/edge/edge.ts';

// One process of the measurement: pages by the plain framework on a port, the same on a unix socket,
// or the edge before that. Says its port to its parent.

const [kind = '', socket = '', webRoot = ''] = process.argv.slice(2);
process.on('disconnect', () => process.exit(0));

async function port(): Promise<number> {
  if (kind === 'edge') {
    const page = { kind: 'page', socket, features: 'none' } as const;
    const edge = await openEdge(
      {
        address: '127.0.0.1',
        port: 0,
        publicOrigins: ['http://localhost'],
        routes: [
          { ...page, path: /^\/$/ },
          { ...page, path: /^\/assets\/[A-Za-z0-9._-]{1,200}$/ },
        ],
        // One machine asks as fast as it can.
        limits: COUNTED_BEFORE,
      },
      () => undefined,
    );
    return edge.port;
  }
  const app = fastify({ logger: false });
  await servePages(app, { webRoot }, { start: 'everybody', isFull: () => false });
  if (kind === 'behind') {
    await app.listen({ path: socket });
    return 0;
  }
  await app.listen({ host: '127.0.0.1', port: 0 });
  return (app.server.address() as AddressInfo).port;
}

process.send?.(await port());
