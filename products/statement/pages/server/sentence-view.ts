import { EVIDENCE_WORDS } from './evidence-words.ts';
import { evidenceView, type EvidenceOf } from './evidence-view.ts';
import { html, type Html } from '@blende/shared/http/html.ts';
import type { PageLanguage } from '@blende/shared/http/page-language.ts';
import { stateMark } from './state-mark.ts';
import { marginWords } from './state-words.ts';

/** One sentence with its mark in the margin and its evidence beneath, which opens without a script. */
export async function sentenceView(of: EvidenceOf, language: PageLanguage): Promise<Html> {
  const { sentence } = of;
  const { word, date } = marginWords(sentence, language);
  return html`<article class="sentence state-${sentence.state}" id="${sentence.id.toLowerCase()}">
    <p class="margin">
      ${stateMark(sentence.state)}<span
        ><span class="state-word">${word}</span>${
          date === '' ? undefined : html`<span class="state-date">${date}</span>`
        }</span
      >
    </p>
    <div class="sentence-body">
      <p class="sentence-text">${sentence.text[language]}</p>
      <details class="evidence">
        <summary>
          ${EVIDENCE_WORDS[language].open}<span class="visually-hidden"> ${sentence.id}</span>
        </summary>
        <div class="evidence-body">${await evidenceView(of, language)}</div>
      </details>
    </div>
  </article>`;
}
