import { documentShell, type DocumentContent } from '@blende/shared/http/document-shell.ts';
import type { DocumentFiles } from '@blende/shared/http/document-files.ts';
import { PATHS } from '../../contract.ts';

const WORDS = {
  de: {
    statement: 'Datenschutzerklärung',
    imprint: 'Impressum',
    record: 'Verarbeitungsverzeichnis',
  },
  en: { statement: 'Privacy statement', imprint: 'Imprint', record: 'Record of processing' },
} as const;

/** A whole page that needs no script, with the way to the others at its end. */
export function pageShell(content: Omit<DocumentContent, 'links'>, files: DocumentFiles): string {
  const words = WORDS[content.language];
  const { statement, imprint, record } = PATHS;
  const links = [
    { path: statement[content.language], text: words.statement },
    { path: imprint[content.language], text: words.imprint },
    { path: record[content.language], text: words.record },
  ];
  return documentShell({ ...content, links }, files);
}
