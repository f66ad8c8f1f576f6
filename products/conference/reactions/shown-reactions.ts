import type { Reaction } from './reaction-message.ts';

export interface ShownReaction {
  /** Tells two equal ones of one person apart. */
  readonly key: number;
  readonly id: string;
  readonly emoji: Reaction;
  readonly untilMs: number;
}

export const SHOWN_MS = 4_000;
/** More at a time would hide the person; the oldest goes. */
export const PER_PERSON = 3;

/** What is shown once somebody reacts: nothing that has had its time, and few of each person. */
export function withReaction(
  shown: readonly ShownReaction[],
  reaction: Pick<ShownReaction, 'key' | 'id' | 'emoji'>,
  nowMs: number,
): readonly ShownReaction[] {
  const rest = stillShown(shown, nowMs);
  const own = rest.filter(({ id }) => id === reaction.id);
  const surplus = new Set(own.slice(0, Math.max(0, own.length + 1 - PER_PERSON)));
  return [
    ...rest.filter((other) => !surplus.has(other)),
    { ...reaction, untilMs: nowMs + SHOWN_MS },
  ];
}

export function stillShown(
  shown: readonly ShownReaction[],
  nowMs: number,
): readonly ShownReaction[] {
  return shown.filter(({ untilMs }) => untilMs > nowMs);
}
