import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import type { Secret } from '@blende/shared/basics/secret.ts';

/** A text with the signature of this instance over its UTF-8 bytes (Ed25519, RFC 8032). */
export interface SignedDocument {
  readonly document: string;
  readonly algorithm: 'Ed25519';
  /** 64 bytes in base64. */
  readonly signature: string;
  /** SubjectPublicKeyInfo as PEM, as OpenSSL and WebCrypto read it (RFC 8410, section 4). */
  readonly publicKey: string;
}

export interface DocumentSigner {
  readonly publicKey: string;
  readonly sign: (document: string) => SignedDocument;
}

/** Stands before the 32 bytes of a seed in PKCS #8 (RFC 8410, section 7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED_BYTES = 32;

/**
 * Signs with the key that this seed (32 bytes in base64url) stands for.
 * @throws RangeError if it is none.
 */
export function documentSigner(seed: Secret<string>): DocumentSigner {
  const privateKey = privateKeyOf(seed);
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  return {
    publicKey,
    sign: (document) => ({
      document,
      algorithm: 'Ed25519',
      signature: sign(null, Buffer.from(document), privateKey).toString('base64'),
      publicKey,
    }),
  };
}

function privateKeyOf(seed: Secret<string>): KeyObject {
  const bytes = Buffer.from(seed.reveal(), 'base64url');
  if (bytes.length !== SEED_BYTES) throw new RangeError('a seed has 32 bytes');
  const der = Buffer.concat([PKCS8_PREFIX, bytes]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  for (const held of [bytes, der]) held.fill(0);
  return key;
}
