import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { FrameCodec } from '@blende/shared/e2ee/sframe/clear-bytes.ts';
import type { ReceiveKeys } from '@blende/shared/e2ee/sframe/receive-keys.ts';
import type { FrameBinding } from './frame-binding.ts';
import type { TrackCounts } from './frame-counts.ts';
import { FrameTally } from './frame-tally.ts';
import { openIncoming, type Opening } from './open-incoming.ts';

/** How long a frame waits for its key. */
export const HOLD_MS = 1_000;
/** Frames that wait at most: a second of everything a track brings, and some. */
export const HELD_MOST = 128;

/** How a track reaches what the browser calls a frame. */
export interface FrameWay<Frame> {
  readonly contentOf: (frame: Frame) => Bytes;
  /** What the browser knows of the codec of this very frame. */
  readonly codecOf: (frame: Frame) => FrameCodec | undefined;
  /** Hands it on to the decoder with this content. */
  readonly pass: (frame: Frame, content: Bytes) => Promise<void>;
  /** A frame is lost for want of a key. */
  readonly lost: () => void;
}

interface Waiting<Frame> {
  readonly frame: Frame;
  readonly sinceMs: number;
}

/**
 * What comes of one track. Frames are dealt with in their order. One whose key is missing steps
 * aside, so that nothing behind it stands still, and is tried again, in order, when keys come.
 */
export class ReceivingTrack<Frame> {
  readonly #track: number;
  readonly #keys: ReceiveKeys;
  readonly #way: FrameWay<Frame>;
  readonly #nowMs: () => number;
  #tally: FrameTally;
  #binding: FrameBinding | undefined;
  #held: Waiting<Frame>[] = [];
  #isClearAllowed = false;
  #work: Promise<void> = Promise.resolve();

  constructor(
    track: number,
    parts: { keys: ReceiveKeys; way: FrameWay<Frame>; nowMs: () => number },
  ) {
    this.#track = track;
    this.#keys = parts.keys;
    this.#way = parts.way;
    this.#nowMs = parts.nowMs;
    this.#tally = new FrameTally(parts.nowMs);
  }

  get counts(): TrackCounts {
    const here = { track: this.#track, direction: 'open', held: this.#held.length } as const;
    return this.#tally.counts(here, this.#binding);
  }

  /** Says whose track this is from now on, and counts anew. Frames that waited are tried again. */
  bind(binding: FrameBinding | undefined): void {
    this.#binding = binding;
    this.#tally = new FrameTally(this.#nowMs);
    this.tryAgain();
  }

  /** Whether frames that nobody sealed may pass: by every member's consent, and not otherwise. */
  allowClear(isAllowed: boolean): void {
    this.#isClearAllowed = isAllowed;
  }

  /** Resolves when the frame was handed on, held or dropped. */
  async take(frame: Frame): Promise<void> {
    await this.#inTurn(async () => {
      await this.#deal({ frame, sinceMs: this.#nowMs() }, false);
    });
  }

  tryAgain(): void {
    void this.#inTurn(async () => {
      for (const waiting of this.#held.splice(0)) await this.#deal(waiting, true);
    });
  }

  /** Drops what has waited long enough; called several times a second. */
  dropLate(): void {
    const oldestMs = this.#nowMs() - HOLD_MS;
    const inTime = this.#held.filter(({ sinceMs }) => sinceMs > oldestMs);
    for (let late = inTime.length; late < this.#held.length; late += 1) {
      this.#tally.refused('no-key', true);
    }
    if (inTime.length < this.#held.length) this.#way.lost();
    this.#held = inTime;
  }

  async #inTurn(step: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(step).catch(() => {
      this.#tally.refused('failed');
    });
    await this.#work;
  }

  async #deal(waiting: Waiting<Frame>, wasHeld: boolean): Promise<void> {
    const { frame } = waiting;
    const content = this.#way.contentOf(frame);
    const opening = await openIncoming(content, this.#bindingOf(frame), this.#keys);
    if (this.#isClearAllowed && this.#binding !== undefined && mayBeClear(opening)) {
      this.#tally.clear();
      await this.#way.pass(frame, content);
      return;
    }
    switch (opening.outcome) {
      case 'opened':
        this.#tally.good(opening.epoch);
        await this.#way.pass(frame, opening.frame);
        break;
      case 'empty':
        this.#tally.empty();
        break;
      case 'waiting':
        this.#hold(waiting, wasHeld);
        break;
      case 'refused':
        this.#tally.refused(opening.code, wasHeld);
        break;
      default:
        opening satisfies never;
    }
  }

  #bindingOf(frame: Frame): FrameBinding | undefined {
    const codec = this.#way.codecOf(frame);
    if (this.#binding === undefined || codec === undefined) return this.#binding;
    return { ...this.#binding, codec };
  }

  #hold(waiting: Waiting<Frame>, wasHeld: boolean): void {
    if (this.#held.length >= HELD_MOST) {
      this.#tally.refused('too-many-held', wasHeld);
      return;
    }
    if (!wasHeld) this.#tally.held();
    this.#held.push(waiting);
  }
}

/** A clear frame reads as one that is not sealed, or as one under a key that nobody has. */
function mayBeClear(opening: Opening): boolean {
  if (opening.outcome === 'waiting') return true;
  if (opening.outcome !== 'refused') return false;
  return opening.code !== 'replayed' && opening.code !== 'too-old';
}
