import fastify, { type FastifyInstance } from 'fastify';
import { compressTexts } from '@blende/shared/http/compress-texts.ts';
import { serveStartPage, type StartPageDeps } from './start-page/server/serve-start-page.ts';

export { legalLinks } from './start-page/server/legal-links.ts';
export type { Grounds } from './start-page/library-state.ts';

export interface LibraryOptions {
  /** Unix socket for its pages. */
  readonly socket: string;
}

export interface LibraryDeps extends StartPageDeps {
  /** What others serve under the library's address, for example the operator. */
  readonly contributions: readonly ((app: FastifyInstance) => void)[];
}

const BODY_BYTES = 16_384;

/** The library's process, as the edge sees it. */
export async function openLibrary(
  { socket }: LibraryOptions,
  { contributions, ...deps }: LibraryDeps,
): Promise<AsyncDisposable> {
  const app = fastify({ logger: false, bodyLimit: BODY_BYTES });
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('cache-control', 'no-store');
    done();
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ code: 'not-found' }));
  app.setErrorHandler((_error, _request, reply) => reply.code(500).send({ code: 'failed' }));
  compressTexts(app);
  serveStartPage(app, deps);
  for (const contribute of contributions) contribute(app);
  await app.listen({ path: socket });
  return { [Symbol.asyncDispose]: () => app.close() };
}
