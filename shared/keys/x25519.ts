import { createPrivateKey, createPublicKey } from 'node:crypto';
import { toBech32 } from './bech32.ts';

// PKCS #8 around a raw private key of X25519 (RFC 8410, section 7).
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_BYTES = 32;

/** The public half (RFC 7748) of 32 random bytes. */
export function publicHalf(privateHalf: Uint8Array): Buffer {
  const der = Buffer.concat([PKCS8, privateHalf]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return spki.subarray(spki.length - PUBLIC_BYTES);
}

/** `AGE-SECRET-KEY-1…` (C2SP age, native X25519 identities). */
export function ageIdentity(privateHalf: Uint8Array): string {
  return toBech32('age-secret-key-', privateHalf).toUpperCase();
}

/** `age1…` */
export function ageRecipient(publicHalf: Uint8Array): string {
  return toBech32('age', publicHalf);
}
