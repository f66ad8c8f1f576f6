import type { ClaimClass } from './claim.ts';
import type { Declaration } from './declaration.ts';
import type { Finding } from './finding.ts';

export interface TextInTwo {
  readonly de: string;
  readonly en: string;
}

/** `contrary`: there is fresh evidence that the sentence does not hold. */
export type SentenceState = 'proven' | 'declared' | 'not-checked' | 'contrary';

/**
 * Why a sentence is `not-checked`: there is no evidence for all of its needs; a check was made and
 * could not tell; all evidence there is is too old; or nobody independent made it.
 */
export type NotCheckedReason = 'none' | 'could-not-check' | 'outdated' | 'not-independent';

/** What evidence makes of one claim, before words. */
export interface Verdict<F extends Finding = Finding> {
  readonly state: SentenceState;
  readonly reason?: NotCheckedReason;
  /** The oldest of the findings that decide. */
  readonly atMs?: number;
  /** Of the declaration, also of one that has run out. */
  readonly untilMs?: number;
  /** What was found, or why it could not be checked. */
  readonly code?: string;
  readonly declaration?: Declaration;
  /** The findings that decide, at most a few for each need. */
  readonly findings: readonly F[];
  /** Beside them, whatever their age: they never make a sentence `proven`. */
  readonly releaseTests: readonly F[];
}

/** One printed sentence of the privacy statement. */
export interface Sentence<F extends Finding = Finding> extends Verdict<F> {
  readonly id: string;
  readonly class: ClaimClass;
  readonly text: TextInTwo;
}
