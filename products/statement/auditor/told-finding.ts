import type { Claim } from '@blende/shared/claims/claim.ts';
import type { Finding } from '@blende/shared/claims/finding.ts';
import { findingPhrase } from '@blende/shared/claims/finding-phrases.ts';

/** A finding as the operator's command gets it. */
export interface ToldFinding {
  readonly claim: string;
  readonly outcome: Finding['outcome'];
  /** A clause that says what would have to be seen. */
  readonly shows: string;
  /** A clause that says what was seen instead, or why nobody could look. */
  readonly because?: string;
}

export function tellFinding(finding: Finding, claims: readonly Claim[]): ToldFinding {
  const { claim: id, need, outcome, code } = finding;
  const claim = claims.find((candidate) => candidate.id === id);
  const because = outcome === 'holds' ? {} : { because: findingPhrase(claim ?? {}, code).en };
  return { claim: id, outcome, shows: claim?.evidence[need]?.shows ?? '', ...because };
}
