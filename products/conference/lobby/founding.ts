import { fromBase64url, toBase64url } from '@blende/shared/basics/base64url.ts';
import { concatBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import { labelledHash } from '@blende/shared/e2ee/link-keys.ts';
import { ed25519 } from '@blende/shared/e2ee/mls/ed25519.ts';
import type { OwnIdentity } from '@blende/shared/e2ee/mls/group-keys.ts';
import { SIGNATURE_KEY_BYTES } from '@blende/shared/e2ee/mls/limits.ts';
import { readMember, type Room } from '../group/member-identity.ts';

const SIGNATURE_BYTES = 64;

// A founding, which the options of a group carry in a room whose link demands a lobby:
//
//   bytes 0-63     signature over the group's id
//   bytes 64-95    signature key of the founder
//   bytes 96-      the founder's credential, which proves the host

/** Says: I, a host, founded this group. Outlives the founder's stay. */
export async function signFounding(founder: OwnIdentity, groupId: Bytes): Promise<string> {
  const signature = await ed25519.sign(founder.signingKey.reveal(), await statement(groupId));
  return toBase64url(concatBytes(signature, founder.signatureKey, founder.identity));
}

/** True if a host of this room founded the group with this id. */
export async function isFounding(founding: string, groupId: Bytes, room: Room): Promise<boolean> {
  const bytes = fromBase64url(founding);
  if (bytes === undefined || bytes.length <= SIGNATURE_BYTES + SIGNATURE_KEY_BYTES) return false;
  const signatureKey = bytes.slice(SIGNATURE_BYTES, SIGNATURE_BYTES + SIGNATURE_KEY_BYTES);
  const identity = bytes.slice(SIGNATURE_BYTES + SIGNATURE_KEY_BYTES);
  const founder = await readMember({ identity, signatureKey }, room);
  if (founder?.isHost !== true) return false;
  const signature = bytes.slice(0, SIGNATURE_BYTES);
  return await ed25519.verify(signatureKey, await statement(groupId), signature);
}

async function statement(groupId: Bytes): Promise<Bytes> {
  return await labelledHash('blende 1 founding', groupId);
}
