import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  randomFillSync,
  type KeyObject,
} from 'node:crypto';
import type { Secret } from '@blende/shared/basics/secret.ts';
import { deriveKey, type DerivedUse } from './derive-key.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** What wrapping adds. */
export const WRAP_BYTES = NONCE_BYTES + TAG_BYTES;
const CIPHER = 'aes-256-gcm';
const EXACT_TAG = { authTagLength: TAG_BYTES } as const;

/** A key that only wraps others: it cannot be printed, and nobody takes its bytes out by accident. */
export function wrappingKey(from: Secret<Uint8Array>, use: DerivedUse): KeyObject {
  const bytes = deriveKey(from, use);
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}

/**
 * AES-256-GCM under a random nonce (SP 800-38D, 8.3: good for 2^32 wraps of one key), bound to
 * where it belongs.
 *
 *   12 bytes nonce · n bytes ciphertext · 16 bytes tag
 */
export function wrapKey(secret: Uint8Array, key: KeyObject, place: Uint8Array): Buffer {
  const wrapped = Buffer.alloc(secret.length + WRAP_BYTES);
  const nonce = randomFillSync(wrapped.subarray(0, NONCE_BYTES));
  const cipher = createCipheriv(CIPHER, key, nonce, EXACT_TAG).setAAD(place);
  wrapped.set(cipher.update(secret), NONCE_BYTES);
  cipher.final();
  wrapped.set(cipher.getAuthTag(), NONCE_BYTES + secret.length);
  return wrapped;
}

/** Undefined for anything that was not wrapped by this key for this place. */
export function unwrapKey(
  wrapped: Uint8Array,
  key: KeyObject,
  place: Uint8Array,
): Buffer | undefined {
  const tagAt = wrapped.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key, wrapped.subarray(0, NONCE_BYTES), EXACT_TAG)
    .setAAD(place)
    .setAuthTag(wrapped.subarray(tagAt));
  const secret = decipher.update(wrapped.subarray(NONCE_BYTES, tagAt));
  try {
    decipher.final();
    return secret;
  } catch {
    secret.fill(0);
    return undefined;
  }
}
