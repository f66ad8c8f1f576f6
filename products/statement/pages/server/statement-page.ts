import { momentText } from '@blende/shared/claims/date-text.ts';
import type { SentenceState } from '@blende/shared/claims/sentence.ts';
import { PATHS } from '../../contract.ts';
import { sectionsOf, type Section } from '../../register/sections.ts';
import type { StatementDeps, StatementState } from '../../register/server/statement-state.ts';
import { EVIDENCE_WORDS, fillWords } from './evidence-words.ts';
import { html, type Html } from '@blende/shared/http/html.ts';
import { logView } from './log-view.ts';
import type { DocumentFiles } from '@blende/shared/http/document-files.ts';
import type { PageLanguage } from '@blende/shared/http/page-language.ts';
import { pageShell } from './page-shell.ts';
import { sentenceView } from './sentence-view.ts';
import { stateMark } from './state-mark.ts';
import { STATE_WORDS } from './state-words.ts';
import { STATEMENT_WORDS } from './statement-words.ts';

/** What other slices say on this page, in their own words. */
export interface StatementParts {
  /** Who answers for the instance, or undefined while nobody has said so. */
  readonly controller?: Html;
  readonly authority?: Html;
}

export interface StatementPage extends Pick<StatementDeps, 'claims' | 'hasDisclosure'> {
  readonly state: StatementState;
  readonly parts: StatementParts;
}

const ASK = { de: '/auskunft', en: '/what-the-server-knows' };

/** The privacy statement: long text to read, with its evidence in place. */
export async function statementPage(
  { claims, hasDisclosure, state, parts }: StatementPage,
  language: PageLanguage,
  files: DocumentFiles,
): Promise<string> {
  const words = STATEMENT_WORDS[language];
  const moment = momentText(state.atMs, language);
  const sections = sectionsOf(claims);
  const views = await Promise.all(sections.map((section) => sectionView(section, state, language)));
  const main = html`<header class="document-title">
      <h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
      <p class="as-of">${fillWords(words.asOf, { moment })}</p>
      <p class="only-print">${fillWords(words.printed, { moment })}</p>
    </header>
    <p>${words.howTo}</p>
    ${legend(language)}
    <section aria-labelledby="verantwortlich">
      <h2 id="verantwortlich">${words.controller}</h2>
      ${parts.controller ?? html`<p class="notice">${words.notConfigured}</p>`}
    </section>
    ${views}
    <section aria-labelledby="rechte">
      <h2 id="rechte">${words.rights}</h2>
      ${words.rightsText.map((text) => html`<p>${text}</p>`)}${parts.authority}
      ${hasDisclosure ? html`<p><a href="${ASK[language]}">${words.ask}</a></p>` : undefined}
    </section>
    <section aria-labelledby="pruefen">
      <h2 id="pruefen">${words.check}</h2>
      <p>${words.checkText}</p>
      ${await logView('instance', state.logs.instance, language)}
      ${await releaseLog(state, language)}
    </section>
    <section aria-labelledby="grenzen">
      <h2 id="grenzen">${words.limits}</h2>
      <p>${words.limitsText}</p>
    </section>`;
  return pageShell({ language, title: words.title, paths: PATHS.statement, main }, files);
}

async function sectionView(
  { id, title, claims }: Section,
  state: StatementState,
  language: PageLanguage,
): Promise<Html> {
  const sentences = await Promise.all(
    claims.map(async (claim) => {
      const sentence = state.sentences.find((one) => one.id === claim.id);
      if (sentence === undefined) return undefined;
      return sentenceView({ claim, sentence, logs: state.logs }, language);
    }),
  );
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title[language]}</h2>
    ${sentences}${id === 'software' ? billLink(language) : undefined}
  </section>`;
}

/** What was tested before the release has a log and a key of its own. */
async function releaseLog(
  { logs }: StatementState,
  language: PageLanguage,
): Promise<Html | undefined> {
  if (logs.release.state === 'none') return undefined;
  return html`<h3>${EVIDENCE_WORDS[language].releaseTests}</h3>
    ${await logView('release', logs.release, language)}`;
}

function billLink(language: PageLanguage): Html {
  return html`<p class="after-sentences">
    <a href="${PATHS.bill[language]}">${STATEMENT_WORDS[language].bill}</a>
  </p>`;
}

function legend(language: PageLanguage): Html {
  const words = STATEMENT_WORDS[language];
  const states: readonly SentenceState[] = ['proven', 'declared', 'not-checked', 'contrary'];
  return html`<details class="legend">
    <summary>${words.legend}</summary>
    <ul>
      ${states.map(
        (state) =>
          html`<li class="state-${state}">
            ${stateMark(state)}
            <p>
              <span class="state-word">${STATE_WORDS[state][language]}</span>
              ${words.legendOf[state]}
            </p>
          </li>`,
      )}
    </ul>
  </details>`;
}
