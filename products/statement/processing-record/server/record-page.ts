import type { DataGroup } from '@blende/shared/protocol/data-field.ts';
import { PATHS } from '../../contract.ts';
import { countryName } from '../../facts/country-name.ts';
import type { Facts } from '../../facts/facts.ts';
import { controllerPart } from '../../facts/server/controller-part.ts';
import { lines } from '../../facts/server/fact-list.ts';
import { html, type Html } from '@blende/shared/http/html.ts';
import type { DocumentFiles } from '@blende/shared/http/document-files.ts';
import type { PageLanguage } from '@blende/shared/http/page-language.ts';
import { pageShell } from '../../pages/server/page-shell.ts';
import { STATEMENT_WORDS } from '../../pages/server/statement-words.ts';
import { processingRecord, type RecordedActivity, type RecordRow } from '../processing-record.ts';
import { RECORD_WORDS } from '../record-words.ts';

export interface RecordContent {
  readonly register: readonly DataGroup[];
  /** Undefined while the operator has not said who they are. */
  readonly facts: Facts | undefined;
  readonly nowMs: number;
}

/** The record of processing activities: Art. 30 (1) GDPR, letter by letter. */
export function recordPage(
  { register, facts, nowMs }: RecordContent,
  language: PageLanguage,
  files: DocumentFiles,
): string {
  const words = RECORD_WORDS[language];
  const notConfigured = html`<p class="notice">${STATEMENT_WORDS[language].notConfigured}</p>`;
  const main = html`<header class="document-title">
      <h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
    </header>
    <section aria-labelledby="verantwortlich">
      <h2 id="verantwortlich">${words.controller}</h2>
      ${facts === undefined ? notConfigured : controllerPart(facts, language, nowMs)}
    </section>
    ${processingRecord(register).map((activity) => activityView(activity, language))}
    <section aria-labelledby="empfaenger">
      <h2 id="empfaenger">${words.recipients}</h2>
      <p>${words.recipientsText}</p>
      ${facts === undefined ? undefined : html`<p>${processors(facts, language)}</p>`}
    </section>
    ${facts === undefined ? undefined : transfers(facts, language)}
    <section aria-labelledby="massnahmen">
      <h2 id="massnahmen">${words.measures}</h2>
      <p>${words.measuresText} <a href="${PATHS.statement[language]}">${words.statement}</a></p>
    </section>`;
  return pageShell({ language, title: words.title, paths: PATHS.record, main }, files);
}

function activityView({ activity, rows }: RecordedActivity, language: PageLanguage): Html {
  const words = RECORD_WORDS[language];
  const [title, people] = words.activities[activity];
  return html`<section aria-labelledby="${activity}">
    <h2 id="${activity}">${title}</h2>
    <p>${words.concerned}: ${people}.</p>
    ${rows.map((row) => rowView(row, language))}
  </section>`;
}

/** Lists and no table: it stays readable on a telephone and in print. */
function rowView({ treatment, items }: RecordRow, language: PageLanguage): Html {
  const words = RECORD_WORDS[language];
  const { personal, legalBasis, retention, keyClass } = treatment;
  const [basis, howLong, readers] = words.columns;
  const told = [
    [basis, words.basis[legalBasis]],
    [howLong, words.retention[retention]],
    [readers, words.readers[keyClass]],
  ] as const;
  return html`<article class="record">
    <h3>${words.personal[personal]}</h3>
    <ul>
      ${items.map(({ what, purpose }) => html`<li>${what[language]}. ${purpose[language]}.</li>`)}
    </ul>
    ${
      personal === 'none'
        ? undefined
        : html`<p class="treatment">${lines(told.map(([term, text]) => `${term}: ${text}`))}</p>`
    }
  </article>`;
}

function processors({ contracts = [] }: Facts, language: PageLanguage): string {
  const words = RECORD_WORDS[language];
  if (contracts.length === 0) return words.noProcessors;
  return `${words.processors} ${contracts.map(({ host }) => host).join(', ')}.`;
}

function transfers({ dataCentre }: Facts, language: PageLanguage): Html {
  const words = RECORD_WORDS[language];
  return html`<section aria-labelledby="drittland">
    <h2 id="drittland">${words.transfers}</h2>
    <p>${words.transfersText(countryName(dataCentre.country, language))}</p>
  </section>`;
}
