/** How long what was said under an epoch can be opened after its end. */
const LATE_MS = 10_000;

/** When epochs began, so that their keys go in time. */
export class LateEpochs {
  #begun: readonly { readonly epoch: number; readonly atMs: number }[] = [];

  entered(epoch: number, atMs: number): void {
    this.#begun = [...this.#begun.filter((before) => before.epoch < epoch), { epoch, atMs }];
  }

  /** What is older than the answer is to be forgotten; undefined if nothing is. */
  forgetBefore(nowMs: number): number | undefined {
    const begun = this.#begun.filter(({ atMs }) => nowMs - atMs >= LATE_MS);
    const last = begun.at(-1);
    if (last === undefined) return undefined;
    this.#begun = this.#begun.filter(({ epoch }) => epoch > last.epoch);
    return last.epoch;
  }
}
