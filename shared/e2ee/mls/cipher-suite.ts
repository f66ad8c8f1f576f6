import { Aes128Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { expand, extract } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { equalBytes, randomBytes } from '@blende/shared/basics/bytes.ts';
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js';
import { makeGenericHpke } from 'ts-mls/crypto/implementation/hpke.js';
import { ed25519 } from './ed25519.ts';
import { HASH_BYTES } from './limits.ts';
import { SUITE_NAME } from './names.ts';
import { owned } from './owned-bytes.ts';

/** Encryption and signatures come from WebCrypto. */
const aead = {
  async encrypt(key: Uint8Array, iv: Uint8Array, additional: Uint8Array, text: Uint8Array) {
    const cipher = await crypto.subtle.importKey('raw', owned(key), 'AES-GCM', false, ['encrypt']);
    const algorithm = gcm(iv, additional);
    return new Uint8Array(await crypto.subtle.encrypt(algorithm, cipher, owned(text)));
  },
  async decrypt(key: Uint8Array, iv: Uint8Array, additional: Uint8Array, sealed: Uint8Array) {
    const cipher = await crypto.subtle.importKey('raw', owned(key), 'AES-GCM', false, ['decrypt']);
    const algorithm = gcm(iv, additional);
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, cipher, owned(sealed)));
  },
};

function gcm(iv: Uint8Array, additional: Uint8Array) {
  return { name: 'AES-GCM', iv: owned(iv), additionalData: owned(additional) } as const;
}

/**
 * Suite 0x0001 for the library, put together from its parts, because its own list of suites pulls
 * in curves that nobody here uses. Hashes and HKDF are computed in place: an epoch of 100 members
 * takes 1,500 of them, and each would wait for a thread of WebCrypto.
 */
export async function cipherSuite(): Promise<CiphersuiteImpl> {
  ready ??= makeGenericHpke(
    { kem: 'DHKEM-X25519-HKDF-SHA256', kdf: 'HKDF-SHA256', aead: 'AES128GCM' },
    aead,
    new CipherSuite({
      kem: new DhkemX25519HkdfSha256(),
      kdf: new HkdfSha256(),
      aead: new Aes128Gcm(),
    }),
  ).then((hpke) => ({ name: SUITE_NAME, hpke, signature: ed25519, kdf, hash, rng }));
  return ready;
}

let ready: Promise<CiphersuiteImpl> | undefined;

const kdf: CiphersuiteImpl['kdf'] = {
  size: HASH_BYTES,
  extract: async (salt, ikm) => extract(sha256, ikm, salt),
  expand: async (prk, info, lengthBytes) => expand(sha256, prk, info, lengthBytes),
};

const hash: CiphersuiteImpl['hash'] = {
  digest: async (data) => sha256(data),
  mac: async (key, data) => hmac(sha256, key, data),
  verifyMac: async (key, mac, data) => equalBytes(mac, hmac(sha256, key, data)),
};

const rng: CiphersuiteImpl['rng'] = { randomBytes };
