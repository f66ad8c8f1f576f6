import type { RosterEntry } from '../contract.ts';
import { GroupDelivery, type DeliveryTimes } from '../group/delivery.ts';
import type { ParticipantId } from './participant-id.ts';
import type { ChannelId, RoomEffect, Seat } from './room-effect.ts';
import type { RoomId } from './room-id.ts';
import { isReader, RoomLog, type Readers, type Unnumbered } from './room-log.ts';

export interface Participant extends Seat {
  readonly sinceMs: number;
  presence: { readonly channel: ChannelId } | { readonly absentSinceMs: number };
}

export interface Place {
  readonly room: Room;
  readonly participant: Participant;
}

export interface NewRoom {
  readonly id: RoomId;
  readonly firstSeq: number;
  readonly group: DeliveryTimes & { readonly foundableFromMs: number };
}

/** Whoever holds the link can come and get lost as often as they like: only so many are kept. */
const MOST_LOST = 256;

/** One meeting as the server knows it: who is there, and what was said to them in which order. */
export class Room {
  readonly id: RoomId;
  /** In order of arrival. */
  readonly participants = new Map<ParticipantId, Participant>();
  readonly log: RoomLog;
  readonly group: GroupDelivery;
  emptySinceMs = Number.POSITIVE_INFINITY;
  /** Who fell silent and lost the place: their browsers may still come back by themselves. */
  readonly #lost = new Set<ParticipantId>();

  constructor({ id, firstSeq, group }: NewRoom) {
    this.id = id;
    this.log = new RoomLog(firstSeq);
    this.group = new GroupDelivery(group, group.foundableFromMs);
  }

  /** Everybody who has been here and may still believe to be. */
  get stays(): readonly ParticipantId[] {
    return [...this.#lost, ...this.participants.keys()];
  }

  /** When it is to be forgotten; Infinity while somebody is in it. */
  endsMs(emptyRoomMs: number): number {
    return this.participants.size > 0 ? Number.POSITIVE_INFINITY : this.emptySinceMs + emptyRoomMs;
  }

  /** When something in it has to be done by itself; Infinity if never. */
  nextDeadlineMs(limits: { readonly absenceMs: number; readonly emptyRoomMs: number }): number {
    const absences = [...this.participants.values()].map((participant) =>
      absenceEndsMs(participant, limits.absenceMs),
    );
    return Math.min(this.endsMs(limits.emptyRoomMs), this.group.nextDeadlineMs(), ...absences);
  }

  longAbsent(absenceMs: number, nowMs: number): readonly Participant[] {
    const all = [...this.participants.values()];
    return all.filter((participant) => absenceEndsMs(participant, absenceMs) <= nowMs);
  }

  hasLost(id: ParticipantId): boolean {
    return this.#lost.has(id);
  }

  lose(id: ParticipantId): void {
    this.#lost.add(id);
    const [first] = this.#lost;
    if (first !== undefined && this.#lost.size > MOST_LOST) this.#lost.delete(first);
  }

  rosterFor(reader: Participant): readonly RosterEntry[] {
    return [...this.participants.values()].filter((other) => other !== reader).map(rosterEntry);
  }

  /** Says something in the room's order, and remembers it for those who are away. */
  tell(message: Unnumbered, readers: Readers = {}): RoomEffect {
    const numbered = this.log.append(message, readers);
    const channels = [...this.participants.values()]
      .filter(({ participantId }) => isReader(participantId, readers))
      .flatMap(channelOf);
    return { type: 'send', channels, message: numbered };
  }
}

export function rosterEntry({ participantId }: Participant): RosterEntry {
  return { id: participantId };
}

/** The channel of a participant, if there is one now. */
export function channelOf({ presence }: Participant): readonly ChannelId[] {
  return 'channel' in presence ? [presence.channel] : [];
}

/** When an absent participant has left; Infinity for one who is there. */
function absenceEndsMs({ presence }: Participant, absenceMs: number): number {
  return 'channel' in presence ? Number.POSITIVE_INFINITY : presence.absentSinceMs + absenceMs;
}
