import { fromBase64url } from '@blende/shared/basics/base64url.ts';
import { ACCESS_PROOF_BYTES } from '@blende/shared/e2ee/link-keys.ts';
import { PROTOCOL_VERSION, type ClientMessage, type RefusalCode } from '../contract.ts';
import {
  PARTICIPANT_HASH_BYTES,
  PARTICIPANT_SECRET_BYTES,
  participantIdOf,
  seatHashOf,
  type ParticipantId,
} from './participant-id.ts';
import { parseRoomId, provesAccess, type RoomId, type RoomPolicy } from './room-id.ts';
import { TICKET_BYTES } from './tickets.ts';

export type JoinMessage = Extract<ClientMessage, { type: 'join' }>;

/** Somebody who may enter this room. What they proved it with is not part of it. */
export interface AllowedJoin {
  readonly roomId: RoomId;
  readonly participantId: ParticipantId;
  /** The epoch in which the browser is in the group, or says so. */
  readonly inGroup?: number | undefined;
  /** The browser's own first ticket for the engine. */
  readonly ticket?: string | undefined;
  /** After a drop: the last number of the room's order that the browser has. */
  readonly resumeAfter?: number | undefined;
  /** Whether it may bring the room into being is the start policy's question. */
  readonly permit?: string | undefined;
}

export type JoinDecision =
  | { readonly outcome: 'allowed'; readonly join: AllowedJoin }
  | { readonly outcome: 'refused'; readonly code: RefusalCode };

/**
 * The join rule. Whoever shows the access proof to which the room id commits may enter a room
 * whose policy this server can keep. Nothing is remembered for it: a server that has forgotten
 * everything decides the same.
 */
export async function decideJoin(message: JoinMessage): Promise<JoinDecision> {
  if (message.protocol !== PROTOCOL_VERSION) return refused('protocol-unknown');
  const accessProof = fromBase64url(message.accessProof);
  const participantSecret = fromBase64url(message.participantSecret);
  const keyHash = fromBase64url(message.keyHash);
  if (participantSecret?.length !== PARTICIPANT_SECRET_BYTES) return refused('malformed');
  if (keyHash?.length !== PARTICIPANT_HASH_BYTES) return refused('malformed');
  if (message.ticket !== undefined && fromBase64url(message.ticket)?.length !== TICKET_BYTES)
    return refused('malformed');
  const room = parseRoomId(message.roomId);
  if (room === undefined || accessProof?.length !== ACCESS_PROOF_BYTES)
    return refused('link-wrong');
  if (!(await provesAccess(room, accessProof))) return refused('link-wrong');
  const policyRefusal = refusalOfPolicy(room.policy);
  if (policyRefusal !== undefined) return refused(policyRefusal);
  const participantId = await participantIdOf(await seatHashOf(participantSecret), keyHash);
  const { inGroup, ticket, resumeAfter, permit } = message;
  const join = { roomId: room.roomId, participantId, inGroup, ticket, resumeAfter, permit };
  return { outcome: 'allowed', join };
}

/** Encryption is a promise of the room id, which the server must not break. A lobby members keep. */
function refusalOfPolicy({ encryption }: RoomPolicy): RefusalCode | undefined {
  return encryption === 'transport' ? 'link-outdated' : undefined;
}

function refused(code: RefusalCode): JoinDecision {
  return { outcome: 'refused', code };
}
