import { LIMITS, type RefusalCode } from '../contract.ts';

export interface CapacityLimits {
  readonly rooms: number;
  /** On the whole server. */
  readonly participants: number;
  readonly participantsPerRoom: number;
}

/** How full the server is at the moment of a join. */
export interface Occupancy {
  readonly rooms: number;
  readonly participants: number;
  readonly draining: boolean;
  /** Undefined if the room does not stand yet. */
  readonly inRoom: number | undefined;
}

/** Why somebody new may not have a place now; undefined if they may. Nobody is asked who comes back. */
export function capacityRefusal(
  limits: CapacityLimits,
  { rooms, participants, draining, inRoom }: Occupancy,
): RefusalCode | undefined {
  if (inRoom === undefined && draining) return 'draining';
  if (inRoom === undefined && rooms >= limits.rooms) return 'server-full';
  if (inRoom !== undefined && inRoom >= limits.participantsPerRoom) return 'room-full';
  return participants >= limits.participants ? 'server-full' : undefined;
}

/** Whether a new meeting would be refused for lack of room, now. */
export function isFull(
  { rooms, participants }: Pick<Occupancy, 'rooms' | 'participants'>,
  limits: Pick<CapacityLimits, 'rooms' | 'participants'> = LIMITS,
): boolean {
  return rooms >= limits.rooms || participants >= limits.participants;
}
