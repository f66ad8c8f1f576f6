import type { FrameBinding } from '../frame-binding.ts';
import type { FrameCounts } from '../frame-counts.ts';

/** Given to a transform when it is made. What it works on may be said later, by `bind`. */
export interface FrameTransformOptions {
  /** Number that the main thread gave to this sender or receiver. */
  readonly track: number;
  readonly direction: 'seal' | 'open';
  readonly kind: 'audio' | 'video';
}

/** From the main thread. */
export type ToFrameWorker =
  /** The port over which `FrameKeysMessage` comes; it replaces an earlier one. */
  | { readonly type: 'keys-from'; readonly port: MessagePort }
  /** Whose frames these are; undefined: nobody's, so none passes. */
  | { readonly type: 'bind'; readonly track: number; readonly binding: FrameBinding | undefined };

/** To the main thread. */
export type FromFrameWorker = { readonly type: 'counts' } & FrameCounts;
