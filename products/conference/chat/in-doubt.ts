/** What is said under an epoch is opened in that one and as many after it, see the group. */
const OPENED_AFTER = 3;
/** A message that takes longer has been lost with its channel, which says so itself. */
const ARRIVING_MS = 10_000;

/** An own message that may still be on its way. */
export interface OnItsWay {
  readonly id: string;
  readonly epoch: number;
  readonly saidAtMs: number;
}

/**
 * Splits what was on its way at the moment in which the group entered an epoch: the group went on
 * so fast that some may not have been able to open `inDoubt`; `onItsWay` may still fall behind.
 */
export function afterEpoch(
  messages: readonly OnItsWay[],
  epoch: number,
  nowMs: number,
): { readonly inDoubt: readonly string[]; readonly onItsWay: readonly OnItsWay[] } {
  const recent = messages.filter(({ saidAtMs }) => nowMs - saidAtMs < ARRIVING_MS);
  const isOutpaced = (message: OnItsWay): boolean => epoch - message.epoch > OPENED_AFTER;
  return {
    inDoubt: recent.filter(isOutpaced).map(({ id }) => id),
    onItsWay: recent.filter((message) => !isOutpaced(message)),
  };
}
