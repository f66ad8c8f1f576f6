import type { Claim } from '../../../shared/claims/claim.ts';
import type { Finding } from '../../../shared/claims/finding.ts';

/**
 * What a run of all tests without a failure shows: one finding for each need that a test can meet,
 * of each claim that a test is bound to. They are never independent: the tests came with the program.
 */
export function releaseFindings(
  claims: readonly Claim[],
  proven: ReadonlySet<string>,
  atMs: number,
): readonly Finding[] {
  return claims
    .filter(({ id }) => proven.has(id))
    .flatMap(({ id, evidence }) =>
      evidence.flatMap(({ kind }, need) =>
        kind === 'test'
          ? [{ claim: id, need, outcome: 'holds', atMs, by: 'release-test', independent: false }]
          : [],
      ),
    );
}
