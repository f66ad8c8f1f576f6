import type { Bytes } from '@blende/shared/basics/bytes.ts';

/** Greatest key id and counter: both have 64 bits (RFC 9605, section 4.3). */
export const GREATEST_FIELD = 2n ** 64n - 1n;
/** One byte of configuration, and at most eight for either field. */
export const HEADER_MAX_BYTES = 17;

/** Fields up to this value stand in the configuration byte itself. */
const GREATEST_SHORT = 7n;

export interface SframeHeader {
  readonly keyId: bigint;
  readonly counter: bigint;
  /** Bytes that the header takes. */
  readonly length: number;
}

/**
 * The header before the ciphertext (RFC 9605, section 4.3). Fields are bigint: they exceed 2^53.
 * @throws RangeError if a field does not fit into 64 bits.
 */
export function encodeHeader(keyId: bigint, counter: bigint): Bytes {
  const keyIdBytes = lengthOf(keyId);
  const counterBytes = lengthOf(counter);
  const header = new Uint8Array(1 + keyIdBytes + counterBytes);
  header[0] = (nibble(keyId, keyIdBytes) << 4) | nibble(counter, counterBytes);
  write(header, { at: 1, length: keyIdBytes, value: keyId });
  write(header, { at: 1 + keyIdBytes, length: counterBytes, value: counter });
  return header;
}

/**
 * Reads a header at `offset`. Answers undefined if it is cut off or does not have the one shortest
 * spelling that the section demands. What follows it is not looked at.
 */
export function parseHeader(bytes: Uint8Array, offset = 0): SframeHeader | undefined {
  const configuration = bytes[offset];
  if (configuration === undefined) return undefined;
  const keyId = read(bytes, offset + 1, configuration >> 4);
  if (keyId === undefined) return undefined;
  const counter = read(bytes, offset + 1 + keyId.length, configuration & 0x0f);
  if (counter === undefined) return undefined;
  return {
    keyId: keyId.value,
    counter: counter.value,
    length: 1 + keyId.length + counter.length,
  };
}

/** Bytes behind the configuration byte. */
function lengthOf(value: bigint): number {
  if (value < 0n || value > GREATEST_FIELD) throw new RangeError('a header field has 64 bits');
  return value <= GREATEST_SHORT ? 0 : Math.ceil(value.toString(16).length / 2);
}

/** One bit that says whether the value follows, and three with the value or its length less one. */
function nibble(value: bigint, length: number): number {
  return length === 0 ? Number(value) : 0b1000 | (length - 1);
}

function write(
  header: Bytes,
  field: { readonly at: number; readonly length: number; readonly value: bigint },
): void {
  let rest = field.value;
  for (let index = field.at + field.length - 1; index >= field.at; index -= 1) {
    header[index] = Number(rest & 0xffn);
    rest >>= 8n;
  }
}

function read(
  bytes: Uint8Array,
  at: number,
  configured: number,
): { readonly value: bigint; readonly length: number } | undefined {
  if ((configured & 0b1000) === 0) return { value: BigInt(configured), length: 0 };
  const length = (configured & 0b0111) + 1;
  if (at + length > bytes.length) return undefined;
  let value = 0n;
  for (const byte of bytes.subarray(at, at + length)) value = (value << 8n) | BigInt(byte);
  return lengthOf(value) === length ? { value, length } : undefined;
}
