import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { Claim, EvidenceNeed } from '@blende/shared/claims/claim.ts';
import { dateText, momentText } from '@blende/shared/claims/date-text.ts';
import { findingPhrase } from '@blende/shared/claims/finding-phrases.ts';
import type { Sentence } from '@blende/shared/claims/sentence.ts';
import { toBase64 } from '@blende/shared/evidence/base64.ts';
import type { LoggedFinding } from '../../register/server/logged-findings.ts';
import type { StatementState } from '../../register/server/statement-state.ts';
import { EVIDENCE_WORDS, fillWords } from './evidence-words.ts';
import { html, type Html } from '@blende/shared/http/html.ts';
import type { PageLanguage } from '@blende/shared/http/page-language.ts';

export interface EvidenceOf {
  readonly claim: Claim;
  readonly sentence: Sentence<LoggedFinding>;
  readonly logs: StatementState['logs'];
}

/** What stands behind one sentence: what was looked for, what was found, and where it is written. */
export async function evidenceView(of: EvidenceOf, language: PageLanguage): Promise<Html> {
  const { claim, sentence } = of;
  const words = EVIDENCE_WORDS[language];
  const { reason } = sentence;
  const checked = claim.evidence
    .map((need, index) => ({ need, index }))
    .filter(({ need }) => need.kind !== 'declaration');
  const needs = await Promise.all(
    checked.map(({ need, index }) => needView(of, { need, index }, language)),
  );
  return html` ${reason === undefined ? undefined : html`<p>${words.reason[reason]}</p>`}
    ${declarationView(sentence, language)}
    ${
      needs.length === 0
        ? undefined
        : html`<h3>${words.needs}</h3>
            <ol class="needs">
              ${needs}
            </ol>`
    }
    ${await releaseView(of, language)}
    <p class="fine">
      ${claim.id} · ${words.class[claim.class]}.
      ${fillWords(words.maxAge, { days: claim.maxAgeDays })}
    </p>`;
}

async function needView(
  of: EvidenceOf,
  { need, index }: { readonly need: EvidenceNeed; readonly index: number },
  language: PageLanguage,
): Promise<Html> {
  const words = EVIDENCE_WORDS[language];
  const shows = language === 'de' ? (need.showsInGerman ?? need.shows) : need.shows;
  const isEnglish = language === 'de' && need.showsInGerman === undefined;
  const findings = of.sentence.findings.filter((finding) => finding.need === index);
  const found = await Promise.all(findings.map((finding) => findingView(of, finding, language)));
  return html`<li><p${isEnglish ? html` lang="en"` : undefined}>${shows}</p>${
    found.length === 0 ? html`<p class="found">${words.missing}</p>` : found
  }</li>`;
}

async function findingView(
  of: EvidenceOf,
  finding: LoggedFinding,
  language: PageLanguage,
): Promise<Html> {
  const words = EVIDENCE_WORDS[language];
  const { outcome, code, atMs, by, independent, commit } = finding;
  const phrase = code === undefined ? '' : ` (${findingPhrase(of.claim, code)[language]})`;
  return html`<div class="found">
    <p>
      <strong>${words[outcome]}</strong>${phrase}: ${momentText(atMs, language)}, ${words[by]},
      ${independent ? words.independent : words.dependent},
      ${fillWords(words.build, { commit: commit.slice(0, 12) })}.
    </p>
    ${await placeView(of, finding, language)}
  </div>`;
}

/** Where the record stands, and the hashes by which anybody can check that it does. */
async function placeView(
  { logs }: EvidenceOf,
  { log: name, index }: LoggedFinding,
  language: PageLanguage,
): Promise<Html | undefined> {
  const log = logs[name];
  if (log.state !== 'sound') return undefined;
  const words = EVIDENCE_WORDS[language];
  const place = { index: index + 1, size: log.tree.size };
  const record = name === 'release' ? words.recordOfRelease : words.record;
  const proof = await log.proofOf(index);
  return html`<details class="proof">
    <summary>${fillWords(record, place)}: ${words.proof}</summary>
    <p class="fine">${proof.length === 0 ? words.proofEmpty : words.proofHint}</p>
    ${hashList(proof)}
  </details>`;
}

function hashList(hashes: readonly Bytes[]): Html | undefined {
  if (hashes.length === 0) return undefined;
  return html`<ol class="hashes">
    ${hashes.map((hash) => html`<li><code>${toBase64(hash)}</code></li>`)}
  </ol>`;
}

async function releaseView(of: EvidenceOf, language: PageLanguage): Promise<Html | undefined> {
  const { releaseTests } = of.sentence;
  if (releaseTests.length === 0) return undefined;
  const words = EVIDENCE_WORDS[language];
  const lines = await Promise.all(
    releaseTests.map(async (finding) => {
      const commit = fillWords(words.build, { commit: finding.commit.slice(0, 12) });
      const need = of.claim.evidence[finding.need];
      const shows = language === 'de' ? (need?.showsInGerman ?? need?.shows) : need?.shows;
      return html`<li>
        <p>${shows}</p>
        <div class="found">
          <p>
            <strong>${words[finding.outcome]}</strong>: ${dateText(finding.atMs, language)},
            ${commit}.
          </p>
          ${await placeView(of, finding, language)}
        </div>
      </li>`;
    }),
  );
  return html`<h3>${words.releaseTests}</h3>
    <ol class="needs">
      ${lines}
    </ol>
    <p class="fine">${words.releaseHint}</p>`;
}

function declarationView(
  { declaration }: Sentence<LoggedFinding>,
  language: PageLanguage,
): Html | undefined {
  if (declaration === undefined) return undefined;
  const words = EVIDENCE_WORDS[language];
  const { by, document, sourceSha256, validUntilMs } = declaration;
  return html`<ul class="declaration">
      <li>${fillWords(words.declaredBy, { by })}</li>
      <li>${fillWords(words.document, { document })}</li>
      <li class="hash">${fillWords(words.hash, { hash: sourceSha256 })}</li>
      <li>${fillWords(words.until, { until: dateText(validUntilMs, language) })}</li>
    </ul>
    <p class="fine">${words.onlyConsistency}</p>`;
}
