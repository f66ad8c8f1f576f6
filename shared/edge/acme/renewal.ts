const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

/** At two thirds of its life a certificate is renewed: time enough for an authority that fails for days. */
export function renewalTime({ from, until }: { readonly from: Date; readonly until: Date }): Date {
  return new Date(from.getTime() + ((until.getTime() - from.getTime()) * 2) / 3);
}

/** How long to wait after this many failures in a row; authorities count failed orders. */
export function retryWaitMs(failures: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1), LONGEST_WAIT_MS);
}
