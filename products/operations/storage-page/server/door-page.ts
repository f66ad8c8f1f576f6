import type { DocumentFile, DocumentFiles } from '@blende/shared/http/document-files.ts';
import { documentShell, type DocumentLink } from '@blende/shared/http/document-shell.ts';
import { html } from '@blende/shared/http/html.ts';
import type { PageLanguage } from '@blende/shared/http/page-language.ts';
import { PATHS } from '../../contract.ts';

const COMMAND = './blende doctor --page';

const WORDS = {
  de: {
    title: 'Nur für den Betreiber',
    lead: 'Diese Seite öffnet ein Link, den Sie auf dem Server erhalten:',
    once: 'Er gilt zehn Minuten und nur ein Mal.',
    opening: 'Der Link wird geprüft …',
    used: 'Dieser Link wurde schon benutzt oder ist abgelaufen. Rufen Sie den Befehl noch einmal auf.',
    failed:
      'Der Server hat nicht geantwortet. Rufen Sie den Befehl in einer Minute noch einmal auf.',
    script: 'Damit der Link wirkt, muss JavaScript in Ihrem Browser eingeschaltet sein.',
  },
  en: {
    title: 'For the operator alone',
    lead: 'This page is opened by a link that you get on the server:',
    once: 'It is good for ten minutes, and once.',
    opening: 'The link is being checked …',
    used: 'This link was used before or has expired. Run the command again.',
    failed: 'The server did not answer. Run the command again in a minute.',
    script: 'For the link to work, JavaScript has to be on in your browser.',
  },
} as const;

export interface DoorPage {
  readonly links: readonly DocumentLink[];
  readonly files: DocumentFiles;
  readonly script: DocumentFile;
}

/** What whoever comes without a session sees: how to get in, and what became of a link. */
export function doorPage({ links, files, script }: DoorPage, language: PageLanguage): string {
  const words = WORDS[language];
  const main = html`<header class="document-title">
      <h1>${words.title}</h1>
    </header>
    <div role="status">
      <p class="notice" data-when="opening" hidden>${words.opening}</p>
      <p class="notice" data-when="used" hidden>${words.used}</p>
      <p class="notice" data-when="failed" hidden>${words.failed}</p>
    </div>
    <noscript><p class="notice">${words.script}</p></noscript>
    <p>${words.lead}</p>
    <pre><code>${COMMAND}</code></pre>
    <p>${words.once}</p>`;
  return documentShell(
    { language, title: words.title, paths: PATHS.storage, main, links, script },
    files,
  );
}
