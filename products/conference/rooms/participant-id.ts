import { toBase64url } from '@blende/shared/basics/base64url.ts';
import type { Brand } from '@blende/shared/basics/brand.ts';
import type { Bytes } from '@blende/shared/basics/bytes.ts';
import { labelledHash } from '@blende/shared/e2ee/link-keys.ts';

export type ParticipantId = Brand<string, 'ParticipantId'>;

export const PARTICIPANT_SECRET_BYTES = 32;

/**
 * The id of whoever holds this secret: a new random one for each join. Coming back under the same
 * id takes the secret, so a server that was restarted needs no memory to tell the same
 * participant from somebody who only saw the id.
 */
export async function participantIdOf(participantSecret: Bytes): Promise<ParticipantId> {
  const hash = await labelledHash('blende 1 participant', participantSecret);
  return toBase64url(hash.slice(0, 16)) as ParticipantId;
}
