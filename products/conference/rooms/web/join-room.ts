import { toBase64url } from '@blende/shared/basics/base64url.ts';
import type { Seat } from '../../group/web/group-worker-messages.ts';
import type { Invitation } from '../../invitation/invitation-link.ts';
import type { JoinRequest } from './room-channel.ts';

/** What the browser shows to the server to take its seat. */
export function joinRequest({ roomId, permit }: Invitation, seat: Seat): JoinRequest {
  return {
    roomId,
    accessProof: toBase64url(seat.accessProof),
    participantSecret: toBase64url(seat.participantSecret),
    keyHash: toBase64url(seat.keyHash),
    ...(permit === undefined ? {} : { permit }),
  };
}
