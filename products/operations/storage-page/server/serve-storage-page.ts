import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  documentFile,
  readDocumentFiles,
  serveDocumentFiles,
} from '@blende/shared/http/document-files.ts';
import type { DocumentLink } from '@blende/shared/http/document-shell.ts';
import { PAGE_LANGUAGES, type PageLanguage } from '@blende/shared/http/page-language.ts';
import { PATHS } from '../../contract.ts';
import type { MachineReport } from '../machine-report.ts';
import type { LiveReport } from '../storage-report.ts';
import { doorPage } from './door-page.ts';
import { SESSION_MS, type OneTimeLinks } from './one-time-links.ts';
import { storagePage } from './storage-page.ts';

export interface StoragePageDeps {
  readonly oneTimeLinks: OneTimeLinks<MachineReport>;
  readonly live: () => Promise<LiveReport>;
  /** At the end of each page, by language. */
  readonly legal: (language: PageLanguage) => readonly DocumentLink[];
}

const COOKIE = '__Host-storage';
const ATTRIBUTES = `Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=${SESSION_MS / 1000}`;
const asked = z.strictObject({ link: z.string().max(64) });

/** The page, and what lets an operator in: nobody else learns more than the command to run. */
export function serveStoragePage(app: FastifyInstance, deps: StoragePageDeps): void {
  const { oneTimeLinks, live, legal } = deps;
  const files = readDocumentFiles(PATHS.files, [new URL('./storage-page.css', import.meta.url)]);
  const script = documentFile(PATHS.files, ['open-link', 'js', 'text/javascript'], scriptBytes());
  for (const language of PAGE_LANGUAGES)
    app.get(PATHS.storage[language], async (request, reply) => {
      const links = legal(language);
      const machine = oneTimeLinks.valueOf(sessionOf(request));
      reply.type('text/html; charset=utf-8');
      if (machine === undefined)
        return reply.code(403).send(doorPage({ links, files, script }, language));
      const report = { ...machine, ...(await live()) };
      return reply.send(storagePage({ report, links, files }, language));
    });
  app.post(PATHS.storageSession, (request, reply) => {
    const { data } = asked.safeParse(request.body);
    const session = data === undefined ? undefined : oneTimeLinks.open(data.link);
    if (session === undefined) return reply.code(403).send({ code: 'link-used' });
    return reply.header('set-cookie', `${COOKIE}=${session}; ${ATTRIBUTES}`).code(204).send();
  });
  serveDocumentFiles(app, [files.style, files.font, script]);
}

function sessionOf({ headers }: FastifyRequest): string {
  const cookies = (headers.cookie ?? '').split('; ');
  const own = cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`));
  return own?.slice(COOKIE.length + 1) ?? '';
}

/** For the browser: the types go, what remains is the program as it is written. */
function scriptBytes(): Buffer {
  const source = readFileSync(new URL('../web/open-link.ts', import.meta.url), 'utf8');
  return Buffer.from(stripTypeScriptTypes(source));
}
