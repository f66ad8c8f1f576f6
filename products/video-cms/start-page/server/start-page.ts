import type { DocumentFiles } from '@blende/shared/http/document-files.ts';
import { documentShell } from '@blende/shared/http/document-shell.ts';
import { html } from '@blende/shared/http/html.ts';
import type { PageLanguage } from '@blende/shared/http/page-language.ts';
import { PATHS } from '../../contract.ts';
import type { LibraryState } from '../library-state.ts';
import type { LegalLinks } from './legal-links.ts';
import { START_WORDS } from './start-words.ts';

export interface StartPage {
  readonly state: LibraryState;
  readonly legal: LegalLinks;
  /** Where meetings are, if this instance has any. */
  readonly meetings: string | undefined;
  readonly files: DocumentFiles;
}

/** The first page of the library: whether it can be used, and what to do if not. */
export function startPage(page: StartPage, language: PageLanguage): string {
  const { state, legal, meetings, files } = page;
  const words = START_WORDS[language];
  const { title, lead, more, command } = words.states[state];
  const main = html`<header class="document-title">
      <h1>${title}</h1>
      <p class="lead">${lead}</p>
    </header>
    ${more.map((text) => html`<p>${text}</p>`)}
    ${
      command &&
      html`<p>${command.before}</p>
        <pre class="command"><code>${command.text}</code></pre>`
    }
    ${
      meetings === undefined
        ? undefined
        : html`<p class="after"><a href="${meetings}/">${words.meetings}</a></p>`
    }
    ${state === 'ready' ? undefined : html`<p class="fine">${words.code.replace('{code}', state)}</p>`}`;
  return documentShell(
    { language, title, paths: PATHS.start, main, links: legal(language) },
    files,
  );
}
