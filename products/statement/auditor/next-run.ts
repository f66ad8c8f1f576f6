const DAY_MS = 86_400_000;

/**
 * How long until the next run, for a random number from 0 to 1: within half a day and one and a
 * half, so about daily, and never at a time that anybody could foresee.
 */
export function nextRunMs(random: number): number {
  return DAY_MS * (0.5 + random);
}
