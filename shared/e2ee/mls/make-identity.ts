import type { Bytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { ed25519 } from './ed25519.ts';
import type { OwnIdentity } from './group-keys.ts';
import { owned } from './owned-bytes.ts';

/**
 * A new Ed25519 key pair, and the identity that the product makes for its public key (32 bytes).
 * @throws DOMException if the runtime has no Ed25519.
 */
export async function makeIdentity(
  identityOf: (signatureKey: Bytes) => Bytes | Promise<Bytes>,
): Promise<OwnIdentity> {
  const { publicKey, signKey } = await ed25519.keygen();
  const signatureKey = owned(publicKey);
  return {
    identity: await identityOf(signatureKey),
    signatureKey,
    signingKey: new Secret(owned(signKey)),
  };
}
