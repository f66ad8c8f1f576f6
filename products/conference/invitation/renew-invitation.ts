import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { deriveLinkKeys, LINK_SECRET_BYTES } from '@blende/shared/e2ee/link-keys.ts';
import { makeRoomId, parseRoomId } from '../rooms/room-id.ts';
import { hostPublicKey } from './host-key.ts';
import type { Invitation } from './invitation-link.ts';

/**
 * Another room of the same host, with the same policy and a new link: the old one opens nothing of
 * it. Undefined without the host key.
 */
export async function renewInvitation({
  roomId,
  hostSeed,
  display,
}: Invitation): Promise<Invitation | undefined> {
  const policy = parseRoomId(roomId)?.policy;
  if (hostSeed === undefined || policy === undefined) return undefined;
  const linkSecret = new Secret(randomBytes(LINK_SECRET_BYTES));
  const { accessProof } = await deriveLinkKeys(linkSecret);
  const publicKey = await hostPublicKey(hostSeed);
  const renewed = await makeRoomId(policy, publicKey, accessProof.reveal());
  return { roomId: renewed, linkSecret, hostSeed, display };
}
