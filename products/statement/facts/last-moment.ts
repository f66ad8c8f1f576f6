const DAY_MS = 86_400_000;

/** The end of a day such as `2027-03-31`, in UTC. */
export function lastMomentMs(day: string): number {
  return Date.parse(day) + DAY_MS - 1;
}
