import { PATHS } from '../../contract.ts';
import { html, type Html } from '@blende/shared/http/html.ts';
import type { DocumentFiles } from '@blende/shared/http/document-files.ts';
import type { PageLanguage } from '@blende/shared/http/page-language.ts';
import { pageShell } from './page-shell.ts';
import { STATEMENT_WORDS } from './statement-words.ts';

const TITLE = { de: 'Impressum', en: 'Imprint' };

/** Who answers for the instance; while nobody has said so, the page says that. */
export function imprintPage(
  imprint: Html | undefined,
  language: PageLanguage,
  files: DocumentFiles,
): string {
  const title = TITLE[language];
  const main = html`<header class="document-title"><h1>${title}</h1></header>
    ${imprint ?? html`<p class="notice">${STATEMENT_WORDS[language].notConfigured}</p>`}`;
  return pageShell({ language, title, paths: PATHS.imprint, main }, files);
}
