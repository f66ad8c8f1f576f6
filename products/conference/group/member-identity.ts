import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { concatBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import type { Candidate } from '@blende/shared/e2ee/mls/group-keys.ts';
import { isHostProof, type HostProof } from '../invitation/host-key.ts';
import {
  keyHashOf,
  PARTICIPANT_HASH_BYTES,
  participantIdOf,
  type ParticipantId,
} from '../rooms/participant-id.ts';
import type { RoomId, RoomIdParts } from '../rooms/room-id.ts';

// The credential of a leaf (RFC 9420, section 5.3, basic):
//
//   byte 0         version, 1
//   bytes 1-32     hash of the seat
//   byte 33        1 with a host proof, otherwise 0
//   bytes 34-65    host's public key (Ed25519)
//   bytes 66-129   host's signature over room and participant id

const VERSION = 1;
const SHORT_BYTES = 2 + PARTICIPANT_HASH_BYTES;
const HOST_KEY_BYTES = 32;
const LONG_BYTES = SHORT_BYTES + HOST_KEY_BYTES + 64;

/** Who a leaf is in this room. */
export interface KnownMember {
  readonly id: ParticipantId;
  readonly isHost: boolean;
}

export type Room = RoomIdParts & { readonly roomId: RoomId };

export function memberIdentity(seatHash: Bytes, host?: HostProof): Bytes {
  const head = concatBytes(new Uint8Array([VERSION]), seatHash);
  if (host === undefined) return concatBytes(head, new Uint8Array([0]));
  return concatBytes(head, new Uint8Array([1]), host.publicKey, host.signature);
}

/**
 * Reads a credential together with the key that signs for it. Undefined if it is none of ours, or
 * if it claims a host key that is not this room's.
 */
export async function readMember(
  { identity, signatureKey }: Candidate,
  room: Room,
): Promise<KnownMember | undefined> {
  const claimsHost = identity[1 + PARTICIPANT_HASH_BYTES] === 1;
  if (identity[0] !== VERSION || identity.length !== (claimsHost ? LONG_BYTES : SHORT_BYTES))
    return undefined;
  if (!claimsHost && identity[1 + PARTICIPANT_HASH_BYTES] !== 0) return undefined;
  const seatHash = identity.slice(1, 1 + PARTICIPANT_HASH_BYTES);
  const id = await participantIdOf(seatHash, await keyHashOf(signatureKey));
  if (!claimsHost) return { id, isHost: false };
  const proof = {
    publicKey: identity.slice(SHORT_BYTES, SHORT_BYTES + HOST_KEY_BYTES),
    signature: identity.slice(SHORT_BYTES + HOST_KEY_BYTES),
  };
  return (await isHostProof(proof, room, id)) ? { id, isHost: true } : undefined;
}

/** A leaf's name in our tables. */
export function candidateKey({ identity, signatureKey }: Candidate): string {
  return toBase64url(concatBytes(signatureKey, identity));
}
