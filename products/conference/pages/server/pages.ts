import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

export interface PagesOptions {
  /** The built web app: index.html and assets/. */
  readonly webRoot: string;
}

/** The web app: one page for the start and every room, and its files, whose names carry a hash. */
export async function servePages(app: FastifyInstance, options: PagesOptions): Promise<void> {
  // No validators: an ETag is something that a browser would bring back.
  const quiet = { etag: false, lastModified: false, acceptRanges: false, index: false } as const;
  await app.register(fastifyStatic, {
    ...quiet,
    root: join(options.webRoot, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
  });
  for (const path of ['/', '/r/:roomId']) {
    app.get(path, (_request, reply) =>
      reply.header('cache-control', 'no-store').sendFile('index.html', options.webRoot, {
        ...quiet,
        cacheControl: false,
        immutable: false,
      }),
    );
  }
}
