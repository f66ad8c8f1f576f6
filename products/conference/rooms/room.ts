import type { RosterEntry } from '../contract.ts';
import type { ParticipantId } from './participant-id.ts';
import type { ChannelId, RoomEffect, Seat } from './room-effect.ts';
import type { RoomId } from './room-id.ts';
import { RoomLog, type Unnumbered } from './room-log.ts';

export interface Participant extends Seat {
  card: string;
  presence: { readonly channel: ChannelId } | { readonly absentSinceMs: number };
}

export interface Place {
  readonly room: Room;
  readonly participant: Participant;
}

/** Whoever holds the link can come and get lost as often as they like: only so many are kept. */
const MOST_LOST = 256;

/** One meeting as the server knows it: who is there, and what was said to them in which order. */
export class Room {
  readonly id: RoomId;
  /** In order of arrival. */
  readonly participants = new Map<ParticipantId, Participant>();
  readonly log: RoomLog;
  emptySinceMs = Number.POSITIVE_INFINITY;
  /** Who fell silent and lost the place: their browsers may still come back by themselves. */
  readonly #lost = new Set<ParticipantId>();

  constructor(id: RoomId, firstSeq: number) {
    this.id = id;
    this.log = new RoomLog(firstSeq);
  }

  /** Everybody who has been here and may still believe to be. */
  get stays(): readonly ParticipantId[] {
    return [...this.#lost, ...this.participants.keys()];
  }

  /** When it is to be forgotten; Infinity while somebody is in it. */
  endsMs(emptyRoomMs: number): number {
    return this.participants.size > 0 ? Number.POSITIVE_INFINITY : this.emptySinceMs + emptyRoomMs;
  }

  lose(id: ParticipantId): void {
    this.#lost.add(id);
    const [first] = this.#lost;
    if (first !== undefined && this.#lost.size > MOST_LOST) this.#lost.delete(first);
  }

  rosterFor(reader: Participant): readonly RosterEntry[] {
    return this.#othersThan(reader).map(rosterEntry);
  }

  /** Says something of a participant to all others, and remembers it for those who are away. */
  tellOthers(about: Participant, message: Unnumbered): RoomEffect {
    const numbered = this.log.append(message, about.participantId);
    const channels = this.#othersThan(about).flatMap(channelOf);
    return { type: 'send', channels, message: numbered };
  }

  #othersThan(participant: Participant): readonly Participant[] {
    return [...this.participants.values()].filter((other) => other !== participant);
  }
}

export function rosterEntry({ participantId, card }: Participant): RosterEntry {
  return { id: participantId, card };
}

/** The channel of a participant, if there is one now. */
export function channelOf({ presence }: Participant): readonly ChannelId[] {
  return 'channel' in presence ? [presence.channel] : [];
}

/** When an absent participant has left; Infinity for one who is there. */
export function absenceEndsMs({ presence }: Participant, absenceMs: number): number {
  return 'channel' in presence ? Number.POSITIVE_INFINITY : presence.absentSinceMs + absenceMs;
}
