import { openConference } from '@blende/conference/server.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { COUNTED_BEFORE } from '@blende/shared/edge/network-limits.ts';
import { openEdge } from '@blende/shared/edge/edge.ts';

// One process of the measurement: the pages, served by the framework on a unix socket, or the edge
// before them. Says its port to its parent, or 0.

const [kind = '', socket = '', webRoot = ''] = process.argv.slice(2);
process.on('disconnect', () => process.exit(0));

async function openPages(): Promise<number> {
  await openConference(
    {
      socket,
      admissionSocket: `${socket}.admission`,
      operatorSocket: `${socket}.operator`,
      webRoot,
    },
    { engine: { key: 'none', secret: new Secret('none') }, start: { policy: 'everybody' } },
  );
  return 0;
}

async function openEdgeBefore(): Promise<number> {
  const page = { kind: 'page', socket, features: 'none' } as const;
  const { port } = await openEdge(
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
  return port;
}

process.send?.(kind === 'edge' ? await openEdgeBefore() : await openPages());
