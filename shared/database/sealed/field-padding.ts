import { SealedFieldError } from './sealed-field-error.ts';

const PREFIX_BYTES = 4;
const SMALLEST = 32;
const STEP = 4_096;
/** The longest encoded value. Longer texts are objects, not fields. */
export const MAX_FIELD_BYTES = 256 * STEP - PREFIX_BYTES;

/** Bytes of a padded value: 32, 64 … 2,048, then multiples of 4,096. */
function paddedSize(length: number): number {
  const size = length + PREFIX_BYTES;
  for (let power = SMALLEST; power < STEP; power *= 2) if (size <= power) return power;
  return Math.ceil(size / STEP) * STEP;
}

/**
 * Length in four bytes (big endian), the value, zeroes: its own length shows only in which size it
 * fits.
 * @throws SealedFieldError `field-too-long`
 */
export function padField(value: Uint8Array): Uint8Array {
  if (value.length > MAX_FIELD_BYTES) throw new SealedFieldError('field-too-long');
  const padded = Buffer.alloc(paddedSize(value.length));
  padded.writeUInt32BE(value.length);
  padded.set(value, PREFIX_BYTES);
  return padded;
}

/** @throws SealedFieldError `field-damaged` for anything that `padField` would not have made. */
export function unpadField(padded: Buffer): Buffer {
  const length = padded.length < PREFIX_BYTES ? 0 : padded.readUInt32BE();
  if (padded.length !== paddedSize(length)) throw new SealedFieldError('field-damaged');
  return padded.subarray(PREFIX_BYTES, PREFIX_BYTES + length);
}
