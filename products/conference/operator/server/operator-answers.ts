import { LIMITS } from '../../contract.ts';
import type { RoomLimits } from '../../rooms/registry-deps.ts';
import { parseRoomId } from '../../rooms/room-id.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import type { StartGate } from '../../start-policy/server/start-gate.ts';
import type { Rooms } from '../../rooms/server/rooms.ts';
import type { OperatorAnswerers, RoomCounts } from '../operator-questions.ts';
import type { DrainMark } from './drain-mark.ts';

export interface OperatorAnswersDeps {
  readonly rooms: Rooms;
  readonly startGate: StartGate;
  readonly mark: DrainMark;
}

/** What the conference process answers its operator. */
export function operatorAnswers(
  { rooms, startGate, mark }: OperatorAnswersDeps,
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
    '/start-key': ({ key }) => {
      startGate.changeKey(new Secret(key));
      rooms.renewPermits();
      return { changed: true };
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
