import type { FastifyInstance } from 'fastify';
import { PATHS } from '../../contract.ts';
import { readPageFiles } from '../../pages/server/page-files.ts';
import { recordPage, type RecordContent } from './record-page.ts';

const LANGUAGES = ['de', 'en'] as const;

/** Made anew for each reader: what `./blende setup` changed is on it. */
export function serveRecord(app: FastifyInstance, content: () => Promise<RecordContent>): void {
  const files = readPageFiles();
  for (const language of LANGUAGES)
    app.get(PATHS.record[language], async (_request, reply) =>
      reply.type('text/html; charset=utf-8').send(recordPage(await content(), language, files)),
    );
}
