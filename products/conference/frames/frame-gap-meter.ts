import type { FrameGaps } from './frame-counts.ts';

/** Measures for how long frames came that could not be read at once. */
export class FrameGapMeter {
  #goodAtMs: number | undefined;
  #missed = 0;
  #counts: FrameGaps = { gaps: 0, frames: 0, longestMs: 0, totalMs: 0 };

  get counts(): FrameGaps {
    return this.#counts;
  }

  missed(): void {
    this.#missed += 1;
  }

  good(nowMs: number): void {
    const sinceMs = this.#goodAtMs;
    this.#goodAtMs = nowMs;
    const missed = this.#missed;
    this.#missed = 0;
    // Before the first good frame nothing stood still.
    if (missed === 0 || sinceMs === undefined) return;
    const tookMs = nowMs - sinceMs;
    this.#counts = {
      gaps: this.#counts.gaps + 1,
      frames: this.#counts.frames + missed,
      longestMs: Math.max(this.#counts.longestMs, tookMs),
      totalMs: this.#counts.totalMs + tookMs,
    };
  }
}
