import type { FrameBinding } from './frame-binding.ts';
import type { TrackCounts } from './frame-counts.ts';
import { FrameTally } from './frame-tally.ts';
import type { FrameWay } from './receiving-track.ts';
import { sealOutgoing } from './seal-outgoing.ts';
import type { SendingKeys } from './sending-keys.ts';

/** What goes out of one track: sealed, or not at all. */
export class SendingTrack<Frame> {
  readonly #track: number;
  readonly #keys: SendingKeys;
  readonly #way: FrameWay<Frame>;
  readonly #tally: FrameTally;
  #binding: FrameBinding | undefined;
  #isBehind = false;
  #isClearAllowed = false;

  constructor(
    track: number,
    parts: { keys: SendingKeys; way: FrameWay<Frame>; nowMs: () => number },
  ) {
    this.#track = track;
    this.#keys = parts.keys;
    this.#way = parts.way;
    this.#tally = new FrameTally(parts.nowMs);
  }

  get counts(): TrackCounts {
    return this.#tally.counts({ track: this.#track, direction: 'seal', held: 0 }, this.#binding);
  }

  bind(binding: FrameBinding | undefined): void {
    this.#binding = binding;
  }

  /** After frames that could not leave for want of a key, what leaves begins with a whole picture. */
  tryAgain(): void {
    if (this.#isBehind) this.#way.lost();
    this.#isBehind = false;
  }

  /** Whether frames leave as they are: by every member's consent, and not otherwise. */
  allowClear(isAllowed: boolean): void {
    if (isAllowed === this.#isClearAllowed) return;
    this.#isClearAllowed = isAllowed;
    // Whoever could not read what left before begins with a whole picture.
    this.#way.lost();
  }

  /** Nothing waits here. */
  dropLate(): void {}

  /** Resolves when the frame has left or was dropped. */
  async take(frame: Frame): Promise<void> {
    if (this.#binding === undefined) {
      this.#tally.refused('no-key');
      return;
    }
    if (this.#isClearAllowed) {
      this.#tally.clear();
      await this.#way.pass(frame, this.#way.contentOf(frame));
      return;
    }
    const codec = this.#way.codecOf(frame) ?? this.#binding.codec;
    const binding = { ...this.#binding, codec };
    const sealing = await sealOutgoing(this.#way.contentOf(frame), binding, this.#keys);
    switch (sealing.outcome) {
      case 'sealed':
        this.#tally.good(sealing.epoch);
        await this.#way.pass(frame, sealing.frame);
        break;
      case 'empty':
        this.#tally.empty();
        break;
      case 'refused':
        this.#isBehind ||= sealing.code === 'no-key';
        this.#tally.refused(sealing.code);
        break;
      default:
        sealing satisfies never;
    }
  }
}
