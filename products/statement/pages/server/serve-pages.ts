import type { FastifyInstance } from 'fastify';
import { serveDocumentFiles } from '@blende/shared/http/document-files.ts';
import { PATHS } from '../../contract.ts';
import { statementState, type StatementDeps } from '../../register/server/statement-state.ts';
import type { Html } from '@blende/shared/http/html.ts';
import { imprintPage } from './imprint-page.ts';
import { readPageFiles } from './page-files.ts';
import type { PageLanguage } from '@blende/shared/http/page-language.ts';
import { statementPage, type StatementParts } from './statement-page.ts';

/** What other slices contribute, asked anew for each page. */
export interface PageParts {
  readonly statement: (language: PageLanguage) => Promise<StatementParts>;
  readonly imprint: (language: PageLanguage) => Promise<Html | undefined>;
}

const LANGUAGES = ['de', 'en'] as const;

/** Which language a browser asks for ends in the edge, so each language has an address. */
export function servePages(app: FastifyInstance, deps: StatementDeps, parts: PageParts): void {
  const files = readPageFiles();
  for (const language of LANGUAGES) {
    app.get(PATHS.statement[language], async (_request, reply) => {
      const [state, contributed] = await Promise.all([
        statementState(deps),
        parts.statement(language),
      ]);
      const page = { ...deps, state, parts: contributed };
      return reply
        .type('text/html; charset=utf-8')
        .send(await statementPage(page, language, files));
    });
    app.get(PATHS.imprint[language], async (_request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .send(imprintPage(await parts.imprint(language), language, files)),
    );
  }
  serveDocumentFiles(app, [files.style, files.font]);
}
