import { concatBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import { clearBytes, type FrameCodec } from './clear-bytes.ts';
import { nonceOf, type FrameKey } from './frame-key.ts';
import { encodeHeader, parseHeader } from './header.ts';

/**
 * What is authenticated with every frame and not sent: the receiver knows it from elsewhere.
 * `source` tells a camera from a screen, so that neither can be shown as the other.
 */
export interface FrameLabels {
  readonly codec: FrameCodec;
  readonly source: number;
}

/** A frame as it travels: clear bytes ‖ header ‖ ciphertext ‖ tag (RFC 9605, section 4.4). */
export interface SealedFrame {
  readonly keyId: bigint;
  readonly counter: bigint;
  readonly aad: Bytes;
  readonly ciphertext: Bytes;
  readonly clear: Bytes;
}

/**
 * Seals one frame of an encoder under a counter that was never used.
 * Answers undefined if the frame is shorter than what its codec keeps readable.
 */
export async function sealFrame(
  frame: Bytes,
  sealing: FrameLabels & { readonly key: FrameKey; readonly counter: bigint },
): Promise<Bytes | undefined> {
  const clearLength = clearBytes(sealing.codec, frame);
  if (clearLength === undefined) return undefined;
  const { key, counter } = sealing;
  const clear = frame.subarray(0, clearLength);
  const header = encodeHeader(key.keyId, counter);
  const context = { nonce: nonceOf(key, counter), aad: associated(header, sealing.source, clear) };
  return concatBytes(clear, header, await key.cipher.seal(context, frame.subarray(clearLength)));
}

/**
 * Takes a frame apart without looking at its content. Answers undefined for what cannot be one: too
 * short, or no header where it must be.
 */
export function parseFrame(frame: Bytes, labels: FrameLabels): SealedFrame | undefined {
  const clearLength = clearBytes(labels.codec, frame);
  if (clearLength === undefined) return undefined;
  const header = parseHeader(frame, clearLength);
  if (header === undefined) return undefined;
  const clear = frame.subarray(0, clearLength);
  const headerBytes = frame.subarray(clearLength, clearLength + header.length);
  return {
    keyId: header.keyId,
    counter: header.counter,
    aad: associated(headerBytes, labels.source, clear),
    ciphertext: frame.subarray(clearLength + header.length),
    clear,
  };
}

/** The frame for the decoder; undefined if it does not authenticate under this key. */
export async function openFrame(sealed: SealedFrame, key: FrameKey): Promise<Bytes | undefined> {
  if (sealed.keyId !== key.keyId) return undefined;
  const context = { nonce: nonceOf(key, sealed.counter), aad: sealed.aad };
  const plaintext = await key.cipher.open(context, sealed.ciphertext);
  return plaintext && concatBytes(sealed.clear, plaintext);
}

/** Header, then the metadata of the application (RFC 9605, section 4.4.3). */
function associated(header: Uint8Array, source: number, clear: Uint8Array): Bytes {
  return concatBytes(header, Uint8Array.of(source), clear);
}
