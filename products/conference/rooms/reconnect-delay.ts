const FIRST_MS = 300;
const LONGEST_MS = 4_000;
const EARLY_MS = 4_000;

/**
 * How long to wait before attempt `retryCount` (from 0). Never gives up: whoever is still on the
 * page still wants to be in the meeting. `random` (0 to 1) spreads people who were cut off together.
 */
export function reconnectDelayMs(retryCount: number, random: number): number {
  const base = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(retryCount, 10));
  return Math.round(base * (0.5 + random / 2));
}

/**
 * How long to wait before asking again whether a meeting has begun: rare enough for a whole company
 * behind one address, soon enough for whoever waits.
 */
export function earlyDelayMs(random: number): number {
  return Math.round(EARLY_MS * (1 + random));
}
