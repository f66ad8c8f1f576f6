import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { deriveLinkKeys, LINK_SECRET_BYTES } from '@blende/shared/e2ee/link-keys.ts';
import { makeRoomId, type RoomPolicy } from '../rooms/room-id.ts';
import { HOST_SEED_BYTES, hostPublicKey } from './host-key.ts';
import type { Display, Invitation } from './invitation-link.ts';

/**
 * Makes a new meeting out of randomness alone. No server is asked: the room comes into being when
 * the first person joins.
 */
export async function startMeeting(
  display: Display,
  { lobby = false, encryption = 'required' }: Partial<RoomPolicy> = {},
): Promise<Invitation> {
  const linkSecret = new Secret(randomBytes(LINK_SECRET_BYTES));
  const hostSeed = new Secret(randomBytes(HOST_SEED_BYTES));
  const { accessProof } = await deriveLinkKeys(linkSecret);
  const roomId = await makeRoomId(
    { encryption, lobby },
    await hostPublicKey(hostSeed),
    accessProof.reveal(),
  );
  return { roomId, linkSecret, hostSeed, display };
}
