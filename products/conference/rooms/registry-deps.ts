import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { LIMITS } from '../contract.ts';
import type { RoomId } from './room-id.ts';

type LimitName =
  | 'rooms'
  | 'participants'
  | 'participantsPerRoom'
  | 'absenceMs'
  | 'emptyRoomMs'
  | 'endedStayMs'
  | 'joinLeaseMs'
  | 'groupRestoreMs'
  | 'ticketMs';
export type RoomLimits = Readonly<Record<LimitName & keyof typeof LIMITS, number>>;

/** Who may bring a room into being, and what its members show to bring it back. */
export interface OpeningRule {
  readonly mayOpen: (roomId: RoomId, permit: string | undefined) => boolean;
  readonly permitOfMember: (roomId: RoomId) => string | undefined;
}

export interface RegistryDeps {
  readonly randomBytes: (length: number) => Bytes;
  readonly opening: OpeningRule;
  /** Before that no group is founded: members of one from before a restart may still come. */
  readonly groupsFromMs: number;
}
