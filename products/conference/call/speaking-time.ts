/** How long each has spoken so far, in milliseconds, by participant id. */
export type SpeakingTimes = ReadonlyMap<string, number>;

export interface SpeakingClock {
  readonly times: SpeakingTimes;
  readonly speaker: string | undefined;
  readonly sinceMs: number;
}

export const NOBODY_HEARD: SpeakingClock = { times: new Map(), speaker: undefined, sinceMs: 0 };

/** Adds what has passed to whoever spoke until now. */
export function clockAfter(
  { times, speaker, sinceMs }: SpeakingClock,
  next: string | undefined,
  nowMs: number,
): SpeakingClock {
  if (speaker === undefined) return { times, speaker: next, sinceMs: nowMs };
  const spokenMs = (times.get(speaker) ?? 0) + Math.max(0, nowMs - sinceMs);
  return { times: new Map([...times, [speaker, spokenMs]]), speaker: next, sinceMs: nowMs };
}

/** Minutes and seconds, as a clock shows them. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}
