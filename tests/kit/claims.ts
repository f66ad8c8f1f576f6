import { allClaims } from '../../apps/server/all-claims.ts';
import type { Claim } from '../../shared/claims/claim.ts';

export type ClaimId = (typeof allClaims)[number]['id'];

/** The claim of this id; an unknown id does not compile. */
export function claim<Id extends ClaimId>(id: Id): Claim<Id> {
  const found = allClaims.find((candidate) => candidate.id === id);
  if (found === undefined) throw new RangeError(`unknown claim ${id}`);
  return found as Claim<Id>;
}

/**
 * Said inside a test that would fail if the sentence were untrue. Binds test and sentence:
 * a claim without such a test fails the gate.
 * @throws TypeError if no test can prove the claim.
 */
export function proves(proven: Claim<ClaimId>): ClaimId {
  if (!proven.evidence.some(({ kind }) => kind === 'test')) {
    throw new TypeError(`${proven.id} needs other evidence than a test`);
  }
  return proven.id;
}
