import type { FastifyInstance } from 'fastify';
import { readDocumentFiles, serveDocumentFiles } from '@blende/shared/http/document-files.ts';
import { PAGE_LANGUAGES } from '@blende/shared/http/page-language.ts';
import { PATHS } from '../../contract.ts';
import { libraryState, type Grounds, type LibraryState } from '../library-state.ts';
import { startPage, type StartPage } from './start-page.ts';

export interface StartPageDeps extends Pick<StartPage, 'legal' | 'meetings'> {
  /** Looks now: what was right a minute ago helps nobody. */
  readonly grounds: () => Promise<Grounds>;
}

const UNUSABLE = 503;
const ASK_AGAIN_SECONDS = '30';

export function serveStartPage(app: FastifyInstance, deps: StartPageDeps): void {
  const files = readDocumentFiles(PATHS.files, [new URL('./start-page.css', import.meta.url)]);
  for (const language of PAGE_LANGUAGES)
    app.get(PATHS.start[language], async (_request, reply) => {
      const state = libraryState(await deps.grounds());
      if (state !== 'ready') reply.code(UNUSABLE).header('retry-after', ASK_AGAIN_SECONDS);
      const { legal, meetings } = deps;
      return reply
        .type('text/html; charset=utf-8')
        .send(startPage({ state, legal, meetings, files }, language));
    });
  app.get(PATHS.health, async (_request, reply) => {
    const state = libraryState(await deps.grounds());
    return reply.code(state === 'ready' ? 200 : UNUSABLE).send(healthOf(state));
  });
  serveDocumentFiles(app, [files.style, files.font]);
}

function healthOf(state: LibraryState): { readonly status: string } {
  return { status: state === 'ready' ? 'ok' : state };
}
