const FIRST_MS = 200;
const LONGEST_MS = 10_000;
const STEADY_AFTER_MS = 30_000;

/**
 * How long to wait before a child is started again: doubling with every early death,
 * from the beginning again once it has lived for half a minute.
 */
export function nextBackoffMs(previousMs: number | undefined, livedMs: number): number {
  if (previousMs === undefined || livedMs >= STEADY_AFTER_MS) return FIRST_MS;
  return Math.min(previousMs * 2, LONGEST_MS);
}
