import { createCipheriv, createDecipheriv } from 'node:crypto';
import { StorageError } from '../storage-error.ts';
import { TAG_BYTES } from './payload-size.ts';

// STREAM (C2SP age.md, "Payload"): ChaCha20-Poly1305 with a nonce of an 11-byte big-endian chunk
// number and one byte that is 1 for the last chunk.

const ALGORITHM = 'chacha20-poly1305';
const NONCE_BYTES = 12;
/** What Node writes as one number; the five bytes before stay 0 up to 2^48 chunks. */
const NUMBER_BYTES = 6;
const NUMBER_OFFSET = NONCE_BYTES - 1 - NUMBER_BYTES;

export interface ChunkPosition {
  readonly number: number;
  readonly last: boolean;
}

/** Ciphertext and tag, to be written one after the other. */
export function sealChunk(
  key: Uint8Array,
  at: ChunkPosition,
  plain: Uint8Array,
): readonly [Uint8Array, Uint8Array] {
  const cipher = createCipheriv(ALGORITHM, key, nonce(at), { authTagLength: TAG_BYTES });
  const sealed = cipher.update(plain);
  cipher.final();
  return [sealed, cipher.getAuthTag()];
}

/** @throws StorageError `damaged` if it is not this chunk of this payload. */
export function openChunk(key: Uint8Array, at: ChunkPosition, sealed: Uint8Array): Uint8Array {
  if (sealed.length < TAG_BYTES) throw new StorageError('damaged');
  const tagAt = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(ALGORITHM, key, nonce(at), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(tagAt));
  const plain = decipher.update(sealed.subarray(0, tagAt));
  try {
    decipher.final();
  } catch {
    throw new StorageError('damaged');
  }
  return plain;
}

function nonce({ number, last }: ChunkPosition): Uint8Array {
  const bytes = Buffer.alloc(NONCE_BYTES);
  bytes.writeUIntBE(number, NUMBER_OFFSET, NUMBER_BYTES);
  bytes[NONCE_BYTES - 1] = last ? 1 : 0;
  return bytes;
}
