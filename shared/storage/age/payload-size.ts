// Sizes of an age v1 file (C2SP age.md, "Payload"): the plaintext in chunks of 64 KiB, each sealed
// with a tag of 16 bytes. The last chunk may be shorter; it is empty only if everything is.

export const CHUNK_BYTES = 65_536;
export const TAG_BYTES = 16;
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;
/** Chunks that are sealed or opened in one go, so that nobody else waits for more than 256 KiB. */
export const CHUNKS_AT_ONCE = 4;
/** The header to one X25519 recipient: 22 + 54 + 44 + 48 bytes of text. */
export const HEADER_BYTES = 168;
export const NONCE_BYTES = 16;
/** Header and nonce: what decides under which key the payload is sealed. */
export const HEAD_BYTES = HEADER_BYTES + NONCE_BYTES;

export function chunkCount(plainBytes: number): number {
  return Math.max(1, Math.ceil(plainBytes / CHUNK_BYTES));
}

/** Size of the payload without header and nonce. */
export function payloadSize(plainBytes: number): number {
  return plainBytes + TAG_BYTES * chunkCount(plainBytes);
}

/** Size of a whole file to one X25519 recipient. */
export function sealedSize(plainBytes: number): number {
  return HEAD_BYTES + payloadSize(plainBytes);
}

/** The way back from `payloadSize`; undefined for a size that no payload has. */
export function plainSize(payloadBytes: number): number | undefined {
  const chunks = Math.max(1, Math.ceil(payloadBytes / SEALED_CHUNK_BYTES));
  const plainBytes = payloadBytes - TAG_BYTES * chunks;
  return payloadBytes >= TAG_BYTES && payloadSize(plainBytes) === payloadBytes
    ? plainBytes
    : undefined;
}
