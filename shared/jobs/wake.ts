/** Waits to be woken, but not for ever; a call that comes while nobody waits counts for the next. */
export class Wake {
  readonly #longestMs: number;
  #woken = false;
  #resolve: (() => void) | undefined;

  constructor(longestMs: number) {
    this.#longestMs = longestMs;
  }

  now(): void {
    this.#woken = true;
    this.#resolve?.();
  }

  async next(): Promise<void> {
    if (!this.#woken)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, this.#longestMs);
        this.#resolve = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.#resolve = undefined;
    this.#woken = false;
  }
}
