import type { BaseKey } from '@blende/shared/e2ee/sframe/frame-key.ts';

/**
 * From the group's worker to the frame worker, over a port that the main thread only hands on. Each
 * epoch is sent once, when it becomes the current one.
 */
export type FrameKeysMessage =
  | {
      readonly type: 'epoch';
      readonly epoch: number;
      /** HKDF, not extractable, usage deriveBits; exporter label "SFrame 1.0 Base Key". */
      readonly baseKey: BaseKey;
      readonly ownLeaf: number;
      /** Leaf of every member, oneself included, by participant id. */
      readonly leaves: Readonly<Record<string, number>>;
    }
  /**
   * Whether frames may pass as they are, by every member's signed consent
   * (products/conference/downgrade). Not before it is said, and not once it is taken back.
   */
  | { readonly type: 'clear'; readonly isAllowed: boolean }
  /** No member any more: nothing is sealed or opened until another epoch comes. */
  | { readonly type: 'left' };
