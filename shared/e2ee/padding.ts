import type { Bytes } from '@blende/shared/basics/bytes.ts';

/** Sizes, in bytes, that a padded text has: its own length shows only in which of them it fits. */
export const PADDED_BYTES = [256, 1_024, 4_096, 16_384] as const;
const PREFIX_BYTES = 4;
/** The longest text that fits. */
export const MAX_TEXT_BYTES = 16_384 - PREFIX_BYTES;

/**
 * Length of the text in four bytes (big endian), the text, zeroes.
 * @throws RangeError if the text is longer than MAX_TEXT_BYTES.
 */
export function pad(text: Uint8Array): Bytes {
  const size = PADDED_BYTES.find((bytes) => bytes >= text.length + PREFIX_BYTES);
  if (size === undefined) throw new RangeError('text is too long to be padded');
  const padded = new Uint8Array(size);
  new DataView(padded.buffer).setUint32(0, text.length);
  padded.set(text, PREFIX_BYTES);
  return padded;
}

/** The text; undefined for anything that `pad` would not have made. */
export function unpad(padded: Uint8Array): Bytes | undefined {
  if (padded.length < PREFIX_BYTES) return undefined;
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  const size = PADDED_BYTES.find((bytes) => bytes >= length + PREFIX_BYTES);
  if (size !== padded.length) return undefined;
  const rest = padded.subarray(PREFIX_BYTES + length);
  return rest.some((byte) => byte !== 0)
    ? undefined
    : new Uint8Array(padded.subarray(PREFIX_BYTES, PREFIX_BYTES + length));
}
