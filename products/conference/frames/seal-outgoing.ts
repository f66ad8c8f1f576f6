import type { Bytes } from '@blende/shared/basics/bytes.ts';
import { sealFrame } from '@blende/shared/e2ee/sframe/sealed-frame.ts';
import { sourceNumber, type FrameBinding } from './frame-binding.ts';
import type { FrameRefusal } from './frame-counts.ts';
import type { SendingKeys } from './sending-keys.ts';

export type Sealing =
  | { readonly outcome: 'sealed'; readonly frame: Bytes; readonly epoch: number }
  | { readonly outcome: 'empty' }
  | { readonly outcome: 'refused'; readonly code: FrameRefusal };

/** What may leave instead of an encoder's frame: it sealed, or nothing. Never throws. */
export async function sealOutgoing(
  frame: Bytes,
  binding: FrameBinding,
  keys: SendingKeys,
): Promise<Sealing> {
  if (frame.length === 0) return { outcome: 'empty' };
  const { current } = keys;
  if (current === undefined) return { outcome: 'refused', code: 'no-key' };
  try {
    const key = await current.key;
    const counter = keys.counter.next();
    const labels = { codec: binding.codec, source: sourceNumber(binding.source) };
    const sealed = await sealFrame(frame, { ...labels, key, counter });
    if (sealed === undefined) return { outcome: 'refused', code: 'too-short' };
    return { outcome: 'sealed', frame: sealed, epoch: current.epoch };
  } catch {
    return { outcome: 'refused', code: 'failed' };
  }
}
