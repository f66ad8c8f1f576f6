import type { Signature } from 'ts-mls/crypto/signature.js';
import { owned } from './owned-bytes.ts';

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** By the array that holds the key: one person signs often, with one key. */
const imported = new WeakMap<Uint8Array, Promise<Key>>();

function signingKey(pkcs8: Uint8Array): Promise<Key> {
  const known = imported.get(pkcs8);
  if (known !== undefined) return known;
  const key = crypto.subtle.importKey('pkcs8', owned(pkcs8), 'Ed25519', false, ['sign']);
  imported.set(pkcs8, key);
  return key;
}

/**
 * Ed25519 of the runtime's WebCrypto (RFC 8032); secret keys as PKCS #8. The library's own one
 * would drag in curves that we do not use.
 */
export const ed25519: Signature = {
  async sign(pkcs8, message) {
    const key = await signingKey(pkcs8);
    return new Uint8Array(await crypto.subtle.sign('Ed25519', key, owned(message)));
  },
  async verify(publicKey, message, signature) {
    const key = await crypto.subtle.importKey('raw', owned(publicKey), 'Ed25519', false, [
      'verify',
    ]);
    return crypto.subtle.verify('Ed25519', key, owned(signature), owned(message));
  },
  async keygen() {
    const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
    const publicKey = await crypto.subtle.exportKey('raw', pair.publicKey);
    const signKey = await crypto.subtle.exportKey('pkcs8', pair.privateKey);
    return { publicKey: new Uint8Array(publicKey), signKey: new Uint8Array(signKey) };
  },
};
