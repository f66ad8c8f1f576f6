import { equalBytes } from '@blende/shared/basics/bytes.ts';
import { PATHS } from '../contract.ts';
import { parseInvitation, type Invitation } from '../invitation/invitation-link.ts';
import { parseRoomId } from '../rooms/room-id.ts';
import type { MoveMessage } from './move-message.ts';

/**
 * Where a host asks everybody to go, if one goes there without being asked: another room of the
 * same host key and under the same policy. A host who was only named cannot take the meeting away.
 */
export function moveTarget(message: MoveMessage, from: Invitation): Invitation | undefined {
  const [here, there] = [parseRoomId(from.roomId), parseRoomId(message.room)];
  if (here === undefined || there === undefined || here.roomId === there.roomId) return undefined;
  if (!equalBytes(here.hostKeyHash, there.hostKeyHash)) return undefined;
  if (here.policy.encryption !== there.policy.encryption) return undefined;
  if (here.policy.lobby !== there.policy.lobby) return undefined;
  const parsed = parseInvitation(`${PATHS.roomPage}${message.room}`, message.link);
  if (parsed.outcome === 'refused') return undefined;
  const { roomId, linkSecret } = parsed.invitation;
  const { display, hostSeed } = from;
  return { roomId, linkSecret, display, ...(hostSeed === undefined ? {} : { hostSeed }) };
}
