import { LIMITS } from '../../contract.ts';
import type { RoomLimits } from '../../rooms/room-registry.ts';
import { parseRoomId } from '../../rooms/room-id.ts';
import type { Rooms } from '../../rooms/server/rooms.ts';
import type { OperatorAnswerers, RoomCounts } from '../operator-questions.ts';
import type { DrainMark } from './drain-mark.ts';

/** What the conference process answers its operator. */
export function operatorAnswers(
  rooms: Rooms,
  mark: DrainMark,
  limits: RoomLimits = LIMITS,
): OperatorAnswerers {
  const counts = (): RoomCounts => ({
    ...rooms.counts(),
    maxRooms: limits.rooms,
    maxParticipants: limits.participants,
  });
  return {
    '/rooms': counts,
    '/end-room': ({ roomId }) => {
      const room = parseRoomId(roomId);
      const participants = room && rooms.endRoom(room.roomId);
      return participants === undefined ? { code: 'room-unknown' } : { participants };
    },
    '/drain': ({ on }) => {
      mark.set(on);
      rooms.drain(on);
      return counts();
    },
  };
}

/**
 * Goes on draining after a restart of this process. Browsers bring their rooms back first: for as
 * long as they may be away, a room that is unknown here is taken for one of those.
 */
export function resumeDrain(rooms: Rooms, mark: DrainMark, graceMs: number): void {
  if (!mark.isSet()) return;
  setTimeout(() => {
    if (mark.isSet()) rooms.drain(true);
  }, graceMs).unref();
}
