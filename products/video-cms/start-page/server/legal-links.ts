import type { DocumentLink } from '@blende/shared/http/document-shell.ts';
import type { PageLanguage } from '@blende/shared/http/page-language.ts';
import { START_WORDS } from './start-words.ts';

/** Of the privacy statement, which another process serves under the same address. */
type LegalPaths = Readonly<
  Record<'statement' | 'imprint' | 'record', Readonly<Record<PageLanguage, string>>>
>;

/** What stands at the end of every page of the library. */
export type LegalLinks = (language: PageLanguage) => readonly DocumentLink[];

export function legalLinks(paths: LegalPaths): LegalLinks {
  return (language) =>
    (['statement', 'imprint', 'record'] as const).map((name) => ({
      path: paths[name][language],
      text: START_WORDS[language][name],
    }));
}
