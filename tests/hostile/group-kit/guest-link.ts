import { toBase64url } from '@blende/shared/basics/base64url.ts';
import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';
import { deriveLinkKeys } from '@blende/shared/e2ee/link-keys.ts';
import { GroupWire } from '@blende/conference/group/group-wire.ts';
import type { Room } from '@blende/conference/group/member-identity.ts';
import { parseInvitation } from '@blende/conference/invitation/invitation-link.ts';
import { parseRoomId } from '@blende/conference/rooms/room-id.ts';

/** What a guest has who gives the invitation to the server. */
export interface GuestLink {
  readonly room: Room;
  readonly accessProof: string;
  readonly psk: Secret<Bytes>;
  readonly wire: GroupWire;
}

export async function guestLink(invitation: string): Promise<GuestLink> {
  const { pathname, hash } = new URL(invitation);
  const read = parseInvitation(pathname, hash.slice(1));
  if (read.outcome === 'refused') throw new Error(read.code);
  const { roomId, linkSecret } = read.invitation;
  const room = parseRoomId(roomId);
  if (room === undefined) throw new Error('no room id');
  const { accessProof, externalPsk, wrapKey } = await deriveLinkKeys(linkSecret);
  return {
    room,
    accessProof: toBase64url(accessProof.reveal()),
    psk: externalPsk,
    wire: new GroupWire(wrapKey, roomId),
  };
}
