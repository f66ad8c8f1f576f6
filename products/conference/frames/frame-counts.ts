import type { FrameSource } from './frame-binding.ts';

/** Why a frame was dropped. */
export const FRAME_REFUSALS = [
  'no-key',
  'not-sealed',
  'not-a-member',
  'other-sender',
  'replayed',
  'too-old',
  'forged',
  'too-many-held',
  'too-short',
  'failed',
] as const;
export type FrameRefusal = (typeof FRAME_REFUSALS)[number];

/**
 * Times in which frames came and could not be read at once, each from the first of them to the next
 * good frame. After a change of keys it is how long a picture stood still or sound was missing.
 */
export interface FrameGaps {
  readonly gaps: number;
  /** Frames that came in these times; those among them that were held and then read, too. */
  readonly frames: number;
  readonly longestMs: number;
  readonly totalMs: number;
}

/** What happened to the frames of one track since it became this member's. */
export interface TrackCounts {
  readonly track: number;
  readonly direction: 'seal' | 'open';
  /** Undefined until it is known whose track this is. */
  readonly participantId: string | undefined;
  readonly source: FrameSource | undefined;
  /** Frames sealed, or opened and handed to the decoder. */
  readonly ok: number;
  /** Frames without content, which some browsers make of silence; dropped. */
  readonly empty: number;
  /** Passed unencrypted, which every member has agreed to. */
  readonly clear: number;
  /** Unix time of the last of these. */
  readonly clearAtMs: number | undefined;
  /** Waiting for a key at this moment. */
  readonly held: number;
  readonly refused: Readonly<Partial<Record<FrameRefusal, number>>>;
  /** Unix time of the last good frame. */
  readonly okAtMs: number | undefined;
  /** Epoch under which it was sealed. */
  readonly epoch: number | undefined;
  readonly gaps: FrameGaps;
}

export interface FrameCounts {
  readonly atMs: number;
  /** The epoch under which this browser seals now. */
  readonly epoch: number | undefined;
  readonly tracks: readonly TrackCounts[];
}

/** How often they come. */
export const COUNTS_EVERY_MS = 500;
