export interface TokenBucketOptions {
  /** How many actions may happen at once. */
  readonly burst: number;
  readonly perSecond: number;
}

/** Allows `burst` actions at once and `perSecond` in the long run. The clock is handed in. */
export class TokenBucket {
  readonly #options: TokenBucketOptions;
  #tokens: number;
  #filledAtMs: number;

  constructor(options: TokenBucketOptions, nowMs: number) {
    this.#options = options;
    this.#tokens = options.burst;
    this.#filledAtMs = nowMs;
  }

  /** Takes tokens; false if there are not so many. A clock that went back adds nothing. */
  take(nowMs: number, tokens = 1): boolean {
    const elapsedMs = Math.max(0, nowMs - this.#filledAtMs);
    const filled = this.#tokens + (elapsedMs * this.#options.perSecond) / 1000;
    this.#filledAtMs = nowMs;
    this.#tokens = Math.min(this.#options.burst, filled);
    if (this.#tokens < tokens) return false;
    this.#tokens -= tokens;
    return true;
  }
}
