import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';
import { deriveLinkKeys } from '@blende/shared/e2ee/link-keys.ts';
import { proveHost } from '../../invitation/host-key.ts';
import type { Invitation } from '../../invitation/invitation-link.ts';
import {
  PARTICIPANT_SECRET_BYTES,
  keyHashOf,
  participantIdOf,
  seatHashOf,
  type ParticipantId,
} from '../participant-id.ts';
import { parseRoomId } from '../room-id.ts';
import { sealCard } from '../sealed-card.ts';
import { NameBoard } from './name-board.ts';
import type { JoinRequest } from './room-channel.ts';

export interface PreparedJoin {
  readonly participantId: ParticipantId;
  readonly isHost: boolean;
  readonly names: NameBoard;
  /** What the browser says of itself once the name is chosen. */
  readonly join: (name: string) => Promise<JoinRequest>;
}

/**
 * Makes everything that a join needs before the name is known: a new participant secret, kept in
 * memory for as long as the page stays, the access proof, and the key for the card.
 */
export async function prepareJoin(invitation: Invitation): Promise<PreparedJoin> {
  const { roomId, linkSecret, hostSeed, permit } = invitation;
  const room = parseRoomId(roomId);
  if (room === undefined) throw new TypeError('an invitation holds a parsed room id');
  const { accessProof, nameKey } = await deriveLinkKeys(linkSecret);
  const participantSecret = randomBytes(PARTICIPANT_SECRET_BYTES);
  const keyHash = await keyHashOf(randomBytes(32));
  const participantId = await participantIdOf(await seatHashOf(participantSecret), keyHash);
  const host = await hostProofOf(hostSeed, roomId, participantId);
  return {
    participantId,
    isHost: hostSeed !== undefined,
    names: new NameBoard({ nameKey, room }),
    join: async (name) => ({
      roomId,
      accessProof: toBase64url(accessProof.reveal()),
      participantSecret: toBase64url(participantSecret),
      keyHash: toBase64url(keyHash),
      ...(permit === undefined ? {} : { permit }),
      card: await sealCard({ name, ...host }, { key: nameKey, roomId, participantId }),
    }),
  };
}

async function hostProofOf(
  seed: Secret<Bytes> | undefined,
  roomId: Invitation['roomId'],
  participantId: ParticipantId,
) {
  return seed === undefined ? {} : { host: await proveHost(seed, roomId, participantId) };
}
