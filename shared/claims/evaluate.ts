import type { Claim } from './claim.ts';
import type { Declaration } from './declaration.ts';
import type { Finding } from './finding.ts';
import { renderSentence, type FactValues } from './render-sentence.ts';
import type { Sentence, Verdict } from './sentence.ts';
import { weighEvidence } from './weigh-evidence.ts';

export interface Facts {
  readonly declarations: readonly Declaration[];
  readonly values: FactValues;
}

/**
 * The privacy statement at one moment: one sentence for each claim, in the claims' order. Pure, and
 * closed on failure: a sentence that lacks anything it needs says that it is not checked.
 */
export function evaluate<F extends Finding>(
  claims: readonly Claim[],
  facts: Facts,
  evidence: readonly F[],
  nowMs: number,
): readonly Sentence<F>[] {
  return claims.map((claim) => {
    const verdict = weighEvidence(claim, facts.declarations, evidence, nowMs);
    const text = renderSentence(claim, verdict, facts.values);
    if (text !== undefined) return { id: claim.id, class: claim.class, ...verdict, text };
    const withheld = withoutWords(verdict);
    const { de, en } = claim.texts;
    return {
      id: claim.id,
      class: claim.class,
      ...withheld,
      text: { de: de.unknown, en: en.unknown },
    };
  });
}

/** A value that the sentence should name is not there. */
function withoutWords<F extends Finding>({ findings, releaseTests }: Verdict<F>): Verdict<F> {
  return { state: 'not-checked', reason: 'none', findings, releaseTests };
}
