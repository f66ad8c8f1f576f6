import { toBase64url } from '@blende/shared/basics/base64url.ts';
import type { Brand } from '@blende/shared/basics/brand.ts';
import type { Bytes } from '@blende/shared/basics/bytes.ts';
import { labelledHash } from '@blende/shared/e2ee/link-keys.ts';

export type ParticipantId = Brand<string, 'ParticipantId'>;

export const PARTICIPANT_SECRET_BYTES = 32;

/** Of a seat's hash and of a key's. */
export const PARTICIPANT_HASH_BYTES = 32;

/** What members of the group know of a participant's secret: enough to name the seat, not to take it. */
export async function seatHashOf(participantSecret: Bytes): Promise<Bytes> {
  return await labelledHash('blende 1 seat', participantSecret);
}

/** What the server knows of the key with which a participant signs in the group. */
export async function keyHashOf(signatureKey: Bytes): Promise<Bytes> {
  return await labelledHash('blende 1 signature key', signatureKey);
}

/**
 * The id of whoever holds this secret and signs with this key: a new random one for each join.
 * Coming back under the same id takes the secret, so a server that was restarted needs no memory to
 * tell the same participant from somebody who only saw the id. Members compute it from what is
 * signed in the group, so that nobody is in the group under another's id.
 */
export async function participantIdOf(seatHash: Bytes, keyHash: Bytes): Promise<ParticipantId> {
  const hash = await labelledHash('blende 1 participant', seatHash, keyHash);
  return toBase64url(hash.slice(0, 16)) as ParticipantId;
}
