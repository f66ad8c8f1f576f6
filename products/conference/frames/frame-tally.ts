import type { FrameBinding } from './frame-binding.ts';
import type { FrameRefusal, TrackCounts } from './frame-counts.ts';
import { FrameGapMeter } from './frame-gap-meter.ts';

/** Counts what happens to the frames of one track. */
export class FrameTally {
  readonly #nowMs: () => number;
  readonly #gaps = new FrameGapMeter();
  readonly #refused: Partial<Record<FrameRefusal, number>> = {};
  #ok = 0;
  #empty = 0;
  #clear = 0;
  #clearAtMs: number | undefined;
  #okAtMs: number | undefined;
  #epoch: number | undefined;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  good(epoch: number): void {
    this.#ok += 1;
    this.#epoch = epoch;
    this.#okAtMs = this.#nowMs();
    this.#gaps.good(this.#okAtMs);
  }

  empty(): void {
    this.#empty += 1;
  }

  /** Passed as it was, by every member's consent. */
  clear(): void {
    this.#clear += 1;
    this.#clearAtMs = this.#nowMs();
  }

  /** Counted as missed already if it was held before. */
  refused(code: FrameRefusal, wasHeld = false): void {
    this.#refused[code] = (this.#refused[code] ?? 0) + 1;
    if (!wasHeld) this.#gaps.missed(this.#nowMs());
  }

  held(): void {
    this.#gaps.missed(this.#nowMs());
  }

  counts(
    track: Pick<TrackCounts, 'track' | 'direction' | 'held'>,
    binding: FrameBinding | undefined,
  ): TrackCounts {
    return {
      ...track,
      participantId: binding?.participantId,
      source: binding?.source,
      ok: this.#ok,
      empty: this.#empty,
      clear: this.#clear,
      clearAtMs: this.#clearAtMs,
      refused: { ...this.#refused },
      okAtMs: this.#okAtMs,
      epoch: this.#epoch,
      gaps: this.#gaps.counts,
    };
  }
}
