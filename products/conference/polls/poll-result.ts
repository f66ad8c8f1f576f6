import type { Poll } from './poll-board.ts';

export interface PollResult {
  /** Per answer. */
  readonly counts: readonly number[];
  readonly voters: number;
}

/** Sums of the votes that are known here; in an anonymous poll of another, what its author counted. */
export function pollResult(poll: Poll, self: string | undefined): PollResult {
  if (poll.votes === 'anonymous' && poll.author !== self) {
    return poll.counted ?? { counts: poll.answers.map(() => 0), voters: 0 };
  }
  const votes = Array.from(poll.chosen.values());
  return {
    counts: poll.answers.map((_, answer) => votes.filter((v) => v.includes(answer)).length),
    voters: votes.length,
  };
}

/** Whole percent of those who voted; with several answers the parts may exceed a hundred. */
export function percentOf(count: number, { voters }: PollResult): number {
  return voters === 0 ? 0 : Math.round((count / voters) * 100);
}
