import { randomBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';
import type { OwnIdentity } from '@blende/shared/e2ee/mls/group-keys.ts';
import { makeIdentity } from '@blende/shared/e2ee/mls/make-identity.ts';
import { proveHost } from '../invitation/host-key.ts';
import {
  keyHashOf,
  PARTICIPANT_SECRET_BYTES,
  participantIdOf,
  seatHashOf,
  type ParticipantId,
} from '../rooms/participant-id.ts';
import type { RoomId } from '../rooms/room-id.ts';
import { memberIdentity } from './member-identity.ts';

/** Somebody new: a seat at the server and a leaf for the group, bound to each other. */
export interface NewMember {
  readonly participantSecret: Bytes;
  readonly keyHash: Bytes;
  readonly participantId: ParticipantId;
  readonly own: OwnIdentity;
}

/** @throws DOMException if the runtime has no Ed25519. */
export async function makeMember(roomId: RoomId, hostSeed?: Secret<Bytes>): Promise<NewMember> {
  const participantSecret = randomBytes(PARTICIPANT_SECRET_BYTES);
  const seatHash = await seatHashOf(participantSecret);
  const own = await makeIdentity(async (signatureKey) => {
    const id = await participantIdOf(seatHash, await keyHashOf(signatureKey));
    const host = hostSeed && (await proveHost(hostSeed, roomId, id));
    return memberIdentity(seatHash, host);
  });
  const keyHash = await keyHashOf(own.signatureKey);
  const participantId = await participantIdOf(seatHash, keyHash);
  return { participantSecret, keyHash, participantId, own };
}
