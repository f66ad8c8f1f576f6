import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { ReceiveKeys } from '@blende/shared/e2ee/sframe/receive-keys.ts';
import { openFrame, parseFrame } from '@blende/shared/e2ee/sframe/sealed-frame.ts';
import { sourceNumber, type FrameBinding } from './frame-binding.ts';
import type { FrameRefusal } from './frame-counts.ts';

export type Opening =
  | { readonly outcome: 'opened'; readonly frame: Bytes; readonly epoch: number }
  | { readonly outcome: 'empty' }
  /** A key that may be on its way is missing, or it is not known yet whose frame this is. */
  | { readonly outcome: 'waiting' }
  | { readonly outcome: 'refused'; readonly code: FrameRefusal };

/**
 * What a decoder may get instead of a frame that came: its content, if it authenticates as one of
 * this sender and source that was not seen before; otherwise nothing. Never throws.
 */
export async function openIncoming(
  frame: Bytes,
  binding: FrameBinding | undefined,
  keys: ReceiveKeys,
): Promise<Opening> {
  if (frame.length === 0) return { outcome: 'empty' };
  if (binding === undefined) return { outcome: 'waiting' };
  try {
    return await open(frame, binding, keys);
  } catch {
    return refused('failed');
  }
}

async function open(frame: Bytes, binding: FrameBinding, keys: ReceiveKeys): Promise<Opening> {
  const source = sourceNumber(binding.source);
  const sealed = parseFrame(frame, { codec: binding.codec, source });
  if (sealed === undefined) return refused('not-sealed');
  const answer = keys.find(sealed.keyId, binding.participantId);
  if (answer.outcome === 'unknown') return { outcome: 'waiting' };
  if (answer.outcome === 'refused') return answer;
  const received = await answer.key;
  const window = received.windowOf(source);
  const seen = window.check(sealed.counter);
  if (seen !== 'new') return refused(seen === 'seen' ? 'replayed' : 'too-old');
  const opened = await openFrame(sealed, received.key);
  if (opened === undefined) return refused('forged');
  if (!window.commit(sealed.counter)) return refused('replayed');
  return { outcome: 'opened', frame: opened, epoch: received.epoch };
}

function refused(code: FrameRefusal): Opening {
  return { outcome: 'refused', code };
}
