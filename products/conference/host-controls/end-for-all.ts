import { fromBase64url, toBase64url } from '@blende/shared/basics/base64url.ts';
import { utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';
import { labelledHash } from '@blende/shared/e2ee/link-keys.ts';
import type { ClientMessage, EndRefusalCode } from '../contract.ts';
import { hostPublicKey, isSignedBy, signAsHost } from '../invitation/host-key.ts';
import { isHostKey, parseRoomId, type RoomId } from '../rooms/room-id.ts';

export type EndMessage = Extract<ClientMessage, { type: 'end-for-all' }>;

export const CHALLENGE_BYTES = 32;
const PUBLIC_KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/**
 * What a host sends to end the meeting for all. The signature covers the purpose, the room and a
 * challenge that the server gave to this very channel, so it is good here and now and nowhere else.
 */
export async function signEnd(
  seed: Secret<Bytes>,
  roomId: RoomId,
  challenge: string,
): Promise<EndMessage> {
  const statement = await endStatement(roomId, challenge);
  return {
    type: 'end-for-all',
    publicKey: toBase64url(await hostPublicKey(seed)),
    signature: toBase64url(await signAsHost(seed, statement)),
  };
}

export type EndDecision =
  | { readonly outcome: 'allowed' }
  | { readonly outcome: 'refused'; readonly code: EndRefusalCode };

/**
 * The rule of ending for all: the key must be the one to which the id of the channel's own room
 * commits. `challenge` is what this channel was given and has not used yet.
 */
export async function decideEnd(
  message: EndMessage,
  roomId: RoomId | undefined,
  challenge: string | undefined,
): Promise<EndDecision> {
  if (challenge === undefined) return { outcome: 'refused', code: 'challenge-missing' };
  const room = parseRoomId(roomId ?? '');
  const publicKey = fromBase64url(message.publicKey);
  const signature = fromBase64url(message.signature);
  // A room id may commit to anything: what is no key at all must not reach the cryptography.
  if (room === undefined || publicKey?.length !== PUBLIC_KEY_BYTES) return NOT_HOST;
  if (signature?.length !== SIGNATURE_BYTES) return NOT_HOST;
  if (!(await isHostKey(room, publicKey))) return NOT_HOST;
  const statement = await endStatement(room.roomId, challenge);
  const isSigned = await isSignedBy({ publicKey, signature }, statement);
  return isSigned ? { outcome: 'allowed' } : NOT_HOST;
}

const NOT_HOST: EndDecision = { outcome: 'refused', code: 'not-host' };

async function endStatement(roomId: RoomId, challenge: string): Promise<Bytes> {
  return await labelledHash('blende 1 end for all', utf8(roomId), utf8(challenge));
}
