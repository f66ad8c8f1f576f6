import type { FrameGaps } from './frame-counts.ts';

/** Measures for how long frames came that could not be read at once. */
export class FrameGapMeter {
  #hadGood = false;
  #missed = 0;
  #sinceMs = 0;
  #counts: FrameGaps = { gaps: 0, frames: 0, longestMs: 0, totalMs: 0 };

  get counts(): FrameGaps {
    return this.#counts;
  }

  missed(nowMs: number): void {
    if (this.#missed === 0) this.#sinceMs = nowMs;
    this.#missed += 1;
  }

  good(nowMs: number): void {
    const missed = this.#missed;
    this.#missed = 0;
    // Before the first good frame nothing was shown that could stand still.
    const isGap = missed > 0 && this.#hadGood;
    this.#hadGood = true;
    if (!isGap) return;
    const tookMs = nowMs - this.#sinceMs;
    this.#counts = {
      gaps: this.#counts.gaps + 1,
      frames: this.#counts.frames + missed,
      longestMs: Math.max(this.#counts.longestMs, tookMs),
      totalMs: this.#counts.totalMs + tookMs,
    };
  }
}
