import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { KEEP_FOR_MS } from '@blende/shared/edge/kept-answers.ts';
import { PATHS } from '../../contract.ts';
import type { StartPolicy } from '../../start-policy/start-policy.ts';

export interface PagesOptions {
  /** The built web app: index.html and assets/. */
  readonly webRoot: string;
}

/** What the start page has to know before it offers to start a meeting. */
export interface PortalState {
  readonly start: StartPolicy;
  readonly isFull: () => boolean;
}

/** Stands in index.html; the page that is sent says the truth of this moment. */
const PORTAL_MARK = '<meta name="blende-portal" content="everybody" />';

/** The web app: one page for the start and every room, and its files, whose names carry a hash. */
export async function servePages(
  app: FastifyInstance,
  options: PagesOptions,
  portal: PortalState,
): Promise<void> {
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
  const index = readFileSync(join(options.webRoot, 'index.html'), 'utf8');
  for (const path of ['/', '/r/:roomId', ...PATHS.disclosurePages]) {
    app.get(path, (_request, reply) =>
      // Of a room nothing is kept, not even that somebody asked for its page.
      (path === '/' ? reply.header(KEEP_FOR_MS, '1000') : reply)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(index.replace(PORTAL_MARK, markOf(portal))),
    );
  }
}

function markOf({ start, isFull }: PortalState): string {
  return `<meta name="blende-portal" content="${isFull() ? 'full' : start}" />`;
}
