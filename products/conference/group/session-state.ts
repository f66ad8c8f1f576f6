import type { GroupMembership } from './group-membership.ts';
import type { GroupView } from './group-view.ts';

/** Joining takes less, however many others join. */
const JOINED_BY_MS = 8_000;

/** Of somebody whose stay has not ended; undefined before the channel opened. */
export function sessionState(
  { door, isStrange, keys }: Pick<GroupMembership, 'door' | 'isStrange' | 'keys'>,
  openSinceMs: number | undefined,
  nowMs: number,
): GroupView['state'] {
  if (door !== undefined) return 'waiting';
  if (isStrange) return 'alone-with-server';
  if (keys !== undefined) return 'in';
  const openMs = nowMs - (openSinceMs ?? Number.POSITIVE_INFINITY);
  return openMs > JOINED_BY_MS ? 'alone-with-server' : 'joining';
}
