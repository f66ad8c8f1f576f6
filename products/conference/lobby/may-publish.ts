import type { GroupView } from '../group/group-view.ts';
import { parseRoomId } from '../rooms/room-id.ts';

/** Whoever waits sends nothing: where the link demands a lobby, not even before it is certain. */
export function mayPublish(state: GroupView['state'], roomId: string): boolean {
  if (state === 'joining') return parseRoomId(roomId)?.policy.lobby === false;
  return state === 'in' || state === 'alone-with-server';
}
