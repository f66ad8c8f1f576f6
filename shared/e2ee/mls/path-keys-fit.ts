import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { concatBytes } from '@blende/shared/basics/bytes.ts';
import type { ClientState } from 'ts-mls/clientState.js';
import { getHpkePublicKey } from 'ts-mls/ratchetTree.js';
import { owned } from './owned-bytes.ts';

/** PKCS #8 of an X25519 key before its 32 bytes (RFC 8410, section 7). */
const PKCS8_HEAD = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20,
]);

/**
 * Do the private keys that a commit gave us belong to the public ones that it put into the tree
 * (RFC 9420, section 12.4.2)? The library does not look. A member could otherwise plant keys that
 * leave others out of the commits that follow.
 */
export async function pathKeysFit(before: ClientState, after: ClientState): Promise<boolean> {
  const known = new Set(Object.values(before.privatePath.privateKeys));
  for (const [index, key] of Object.entries(after.privatePath.privateKeys)) {
    const node = after.ratchetTree[Number(index)];
    if (node === undefined || known.has(key)) continue;
    const publicKey = toBase64url(owned(getHpkePublicKey(node)));
    if ((await publicKeyOf(key)) !== publicKey) return false;
  }
  return true;
}

async function publicKeyOf(key: Uint8Array): Promise<string | undefined> {
  const pkcs8 = concatBytes(PKCS8_HEAD, key);
  const imported = await crypto.subtle.importKey('pkcs8', pkcs8, 'X25519', true, ['deriveBits']);
  return (await crypto.subtle.exportKey('jwk', imported)).x;
}
