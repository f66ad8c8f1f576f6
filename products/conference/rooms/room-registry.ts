import type { Brand } from '@blende/shared/basics/brand.ts';
import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { LIMITS, RefusalCode, RosterEntry, ServerMessage } from '../contract.ts';
import type { AllowedJoin } from './join-rule.ts';
import type { ParticipantId } from './participant-id.ts';
import type { RoomId } from './room-id.ts';
import { Tickets } from './tickets.ts';

// All that the server holds of meetings, in memory only. Nothing here waits, sends or reads a
// clock: each step takes the time and answers with what has to be done.

export type ChannelId = Brand<number, 'ChannelId'>;

export type RoomEffect =
  | {
      readonly type: 'send';
      readonly channels: readonly ChannelId[];
      readonly message: ServerMessage;
    }
  | { readonly type: 'close'; readonly channel: ChannelId; readonly code: RefusalCode | 'left' }
  | { readonly type: 'create-engine-room'; readonly roomId: RoomId }
  | { readonly type: 'delete-engine-room'; readonly roomId: RoomId }
  | {
      readonly type: 'remove-from-engine';
      readonly roomId: RoomId;
      readonly participantId: ParticipantId;
    };

/** A participant's place in a room. */
export interface Seat {
  readonly roomId: RoomId;
  readonly participantId: ParticipantId;
}

interface Participant extends Seat {
  card: string;
  presence: { readonly channel: ChannelId } | { readonly absentSinceMs: number };
}

interface Room {
  readonly id: RoomId;
  /** In order of arrival. */
  readonly participants: Map<ParticipantId, Participant>;
  emptySinceMs: number;
}

type LimitName = 'rooms' | 'participantsPerRoom' | 'absenceMs' | 'emptyRoomMs' | 'ticketMs';
export type RoomLimits = Readonly<Record<LimitName & keyof typeof LIMITS, number>>;

export class RoomRegistry {
  readonly #limits: RoomLimits;
  readonly #tickets: Tickets<Participant>;
  readonly #rooms = new Map<RoomId, Room>();
  readonly #seated = new Map<ChannelId, Participant>();

  constructor(limits: RoomLimits, randomBytes: (length: number) => Bytes) {
    this.#limits = limits;
    this.#tickets = new Tickets({ lifeMs: limits.ticketMs, randomBytes });
  }

  /** Takes or takes back a place; the room comes into being with its first participant. */
  join(channel: ChannelId, join: AllowedJoin, nowMs: number): readonly RoomEffect[] {
    const known = this.#rooms.get(join.roomId);
    if (known === undefined && this.#rooms.size >= this.#limits.rooms)
      return [close(channel, 'server-full')];
    const room = known ?? this.#openRoom(join.roomId);
    const effects: RoomEffect[] = known ? [] : [{ type: 'create-engine-room', roomId: room.id }];
    const returning = room.participants.get(join.participantId);
    if (returning !== undefined)
      return [...effects, ...this.#takeBack(room, returning, channel, join.card, nowMs)];
    if (room.participants.size >= this.#limits.participantsPerRoom)
      return [close(channel, 'room-full')];
    const participant: Participant = { ...join, presence: { channel } };
    room.participants.set(participant.participantId, participant);
    this.#seated.set(channel, participant);
    const joined: ServerMessage = { type: 'joined', participant: rosterEntry(participant) };
    return [
      ...effects,
      this.#welcome(room, participant, channel, nowMs),
      toOthers(room, participant, joined),
    ];
  }

  changeCard(channel: ChannelId, card: string): readonly RoomEffect[] {
    const found = this.#find(channel);
    if (found === undefined) return [];
    found.participant.card = card;
    return [toOthers(found.room, found.participant, cardMessage(found.participant))];
  }

  leave(channel: ChannelId, nowMs: number): readonly RoomEffect[] {
    const found = this.#find(channel);
    if (found === undefined) return [];
    return [close(channel, 'left'), ...this.#remove(found.room, found.participant, nowMs)];
  }

  /** The channel is gone without a word: the place is kept for a while, its ticket is not. */
  loseChannel(channel: ChannelId, nowMs: number): readonly RoomEffect[] {
    const found = this.#find(channel);
    if (found === undefined) return [];
    this.#seated.delete(channel);
    this.#tickets.revoke(found.participant);
    found.participant.presence = { absentSinceMs: nowMs };
    return [];
  }

  /** Whose unused ticket this is. */
  ticketHolder(ticket: string, nowMs: number): Seat | undefined {
    return this.#tickets.holderOf(ticket, nowMs);
  }

  /** Uses the ticket up and hands its holder the next one; undefined if it is not good (any more). */
  redeemTicket(
    ticket: string,
    nowMs: number,
  ): { seat: Seat; effects: readonly RoomEffect[] } | undefined {
    const participant = this.#tickets.holderOf(ticket, nowMs);
    return participant && { seat: participant, effects: this.#renewTicket(participant, nowMs) };
  }

  /** Does everything whose time has come. */
  expire(nowMs: number): readonly RoomEffect[] {
    const effects: RoomEffect[] = [];
    for (const room of this.#rooms.values()) {
      for (const participant of room.participants.values()) {
        if (this.#absenceEndsMs(participant) <= nowMs)
          effects.push(...this.#remove(room, participant, nowMs));
      }
      if (this.#roomEndsMs(room) > nowMs) continue;
      this.#rooms.delete(room.id);
      effects.push({ type: 'delete-engine-room', roomId: room.id });
    }
    for (const holder of this.#tickets.expiredHolders(nowMs))
      effects.push(...this.#renewTicket(holder, nowMs));
    return effects;
  }

  /** When `expire` has something to do next; Infinity if never. */
  nextDeadlineMs(): number {
    let nextMs = this.#tickets.nextExpiryMs();
    for (const room of this.#rooms.values()) {
      nextMs = Math.min(nextMs, this.#roomEndsMs(room));
      for (const participant of room.participants.values())
        nextMs = Math.min(nextMs, this.#absenceEndsMs(participant));
    }
    return nextMs;
  }

  roomsWithMembers(): readonly RoomId[] {
    return [...this.#rooms.values()]
      .filter((room) => room.participants.size > 0)
      .map((room) => room.id);
  }

  #openRoom(id: RoomId): Room {
    const room: Room = { id, participants: new Map(), emptySinceMs: Number.POSITIVE_INFINITY };
    this.#rooms.set(id, room);
    return room;
  }

  #takeBack(
    room: Room,
    participant: Participant,
    channel: ChannelId,
    card: string,
    nowMs: number,
  ): readonly RoomEffect[] {
    const effects: RoomEffect[] = [];
    if ('channel' in participant.presence) {
      this.#seated.delete(participant.presence.channel);
      effects.push(close(participant.presence.channel, 'replaced'));
    }
    const newCard = participant.card !== card;
    participant.card = card;
    participant.presence = { channel };
    this.#seated.set(channel, participant);
    effects.push(this.#welcome(room, participant, channel, nowMs));
    if (newCard) effects.push(toOthers(room, participant, cardMessage(participant)));
    return effects;
  }

  #welcome(room: Room, participant: Participant, channel: ChannelId, nowMs: number): RoomEffect {
    const { participantId } = participant;
    const ticket = this.#tickets.issue(participant, nowMs);
    const participants = [...room.participants.values()]
      .filter((other) => other !== participant)
      .map(rosterEntry);
    return {
      type: 'send',
      channels: [channel],
      message: { type: 'welcome', participantId, ticket, participants },
    };
  }

  #renewTicket(participant: Participant, nowMs: number): readonly RoomEffect[] {
    this.#tickets.revoke(participant);
    if (!('channel' in participant.presence)) return [];
    const ticket = this.#tickets.issue(participant, nowMs);
    return [
      {
        type: 'send',
        channels: [participant.presence.channel],
        message: { type: 'ticket', ticket },
      },
    ];
  }

  #remove(room: Room, participant: Participant, nowMs: number): readonly RoomEffect[] {
    const { roomId, participantId } = participant;
    if ('channel' in participant.presence) this.#seated.delete(participant.presence.channel);
    this.#tickets.revoke(participant);
    room.participants.delete(participantId);
    if (room.participants.size === 0) room.emptySinceMs = nowMs;
    return [
      { type: 'remove-from-engine', roomId, participantId },
      toOthers(room, participant, { type: 'left', participantId }),
    ];
  }

  #find(channel: ChannelId): { room: Room; participant: Participant } | undefined {
    const participant = this.#seated.get(channel);
    const room = participant && this.#rooms.get(participant.roomId);
    return participant && room && { room, participant };
  }

  #absenceEndsMs({ presence }: Participant): number {
    return 'channel' in presence
      ? Number.POSITIVE_INFINITY
      : presence.absentSinceMs + this.#limits.absenceMs;
  }

  #roomEndsMs(room: Room): number {
    return room.participants.size > 0
      ? Number.POSITIVE_INFINITY
      : room.emptySinceMs + this.#limits.emptyRoomMs;
  }
}

function rosterEntry({ participantId, card }: Participant): RosterEntry {
  return { id: participantId, card };
}

function cardMessage({ participantId, card }: Participant): ServerMessage {
  return { type: 'card', participantId, card };
}

function toOthers(room: Room, sender: Participant, message: ServerMessage): RoomEffect {
  const others = [...room.participants.values()].filter((other) => other !== sender);
  return {
    type: 'send',
    channels: others.flatMap(({ presence }) => ('channel' in presence ? [presence.channel] : [])),
    message,
  };
}

function close(channel: ChannelId, code: RefusalCode | 'left'): RoomEffect {
  return { type: 'close', channel, code };
}
