import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { GroupMessage } from '../contract.ts';
import { capacityRefusal } from './capacity.ts';
import { EndedStays } from './ended-stays.ts';
import { groupEffects } from './group-desk.ts';
import { HeadCount, type Heads } from './head-count.ts';
import { heldOfSeat, type HeldOfSeat } from './held-of-seat.ts';
import type { AllowedJoin } from './join-rule.ts';
import type { ParticipantId } from './participant-id.ts';
import type { OpeningRule, RegistryDeps, RoomLimits } from './registry-deps.ts';
import { close, send, type ChannelId, type RoomEffect, type Seat } from './room-effect.ts';
import type { RoomId } from './room-id.ts';
import { firstSeq } from './room-log.ts';
import { channelOf, Room, rosterEntry, type Participant, type Place } from './room.ts';
import { Tickets } from './tickets.ts';
import { welcome } from './welcome.ts';

export interface RegistryCounts extends Heads {
  readonly draining: boolean;
}

/**
 * All that the server holds of meetings, in memory only. Nothing here waits, sends or reads a
 * clock: each step takes the time and answers with what has to be done.
 */
export class RoomRegistry {
  readonly #limits: RoomLimits;
  readonly #randomBytes: (length: number) => Bytes;
  readonly #tickets: Tickets<Participant>;
  readonly #rooms = new Map<RoomId, Room>();
  readonly #seated = new Map<ChannelId, Participant>();
  readonly #ended: EndedStays;
  readonly #opening: OpeningRule;
  readonly #groupsFromMs: number;
  readonly #count = new HeadCount();
  #draining = false;

  constructor(limits: RoomLimits, { randomBytes, opening, groupsFromMs }: RegistryDeps) {
    this.#limits = limits;
    this.#randomBytes = randomBytes;
    this.#opening = opening;
    this.#groupsFromMs = groupsFromMs;
    this.#ended = new EndedStays(limits.endedStayMs);
    this.#tickets = new Tickets({ lifeMs: limits.ticketMs, randomBytes });
  }

  /** Takes or takes back a place; the room comes into being with its first participant. */
  join(channel: ChannelId, join: AllowedJoin, nowMs: number): readonly RoomEffect[] {
    if (this.#ended.has(join.participantId, nowMs)) return [close(channel, 'meeting-ended')];
    const known = this.#rooms.get(join.roomId);
    const returning = known?.participants.get(join.participantId);
    if (known !== undefined && returning !== undefined)
      return this.#takeBack({ room: known, participant: returning }, channel, join, nowMs);
    if (known === undefined && !this.#opening.mayOpen(join.roomId, join.permit))
      return [close(channel, 'not-started')];
    const occupancy = { ...this.counts(), inRoom: known?.participants.size };
    const refusal = capacityRefusal(this.#limits, occupancy);
    if (refusal !== undefined) return [close(channel, refusal)];
    if (known !== undefined) return this.#arrive(known, channel, join, nowMs);
    const room = this.#openRoom(join.roomId);
    return [
      { type: 'create-engine-room', roomId: room.id },
      ...this.#arrive(room, channel, join, nowMs),
    ];
  }

  /** Hands what concerns the group to the delivery service of the channel's room. */
  group(channel: ChannelId, message: GroupMessage, nowMs: number): readonly RoomEffect[] {
    const { room, participant } = this.#placeOf(channel) ?? {};
    if (room === undefined || participant === undefined) return [];
    return groupEffects(room, room.group.handle(participant.participantId, message, nowMs));
  }

  leave(channel: ChannelId, nowMs: number): readonly RoomEffect[] {
    const place = this.#placeOf(channel);
    return place === undefined ? [] : [close(channel, 'left'), ...this.#remove(place, nowMs)];
  }

  /** Ends the meeting for everybody in this channel's room. */
  endForAll(channel: ChannelId, nowMs: number): readonly RoomEffect[] {
    const room = this.#placeOf(channel)?.room;
    return room === undefined ? [] : this.#end(room, nowMs);
  }

  /** The channel is gone without a word: the place is kept for a while, its ticket is not. */
  loseChannel(channel: ChannelId, nowMs: number): readonly RoomEffect[] {
    const place = this.#placeOf(channel);
    if (place === undefined) return [];
    const { room, participant } = place;
    this.#seated.delete(channel);
    this.#tickets.revoke(participant);
    participant.presence = { absentSinceMs: nowMs };
    return groupEffects(room, room.group.away(participant.participantId, nowMs));
  }

  /** Whose unused ticket this is. */
  ticketHolder(ticket: string, nowMs: number): Seat | undefined {
    return this.#tickets.holderOf(ticket, nowMs);
  }

  /** Uses the ticket up and hands its holder the next one; undefined if it is not good. */
  redeemTicket(
    ticket: string,
    nowMs: number,
  ): { readonly seat: Seat; readonly effects: readonly RoomEffect[] } | undefined {
    const holder = this.#tickets.holderOf(ticket, nowMs);
    return holder && { seat: holder, effects: this.#renewTicket(holder, nowMs) };
  }

  /** Ends a room for everybody in it, on the operator's word; undefined if there is none. */
  endRoom(
    roomId: RoomId,
    nowMs: number,
  ): { readonly participants: number; readonly effects: readonly RoomEffect[] } | undefined {
    const room = this.#rooms.get(roomId);
    const participants = room?.participants.size ?? 0;
    return room && { participants, effects: this.#end(room, nowMs) };
  }

  /** While on, no new room is taken. Everybody is told, and whoever comes later with the welcome. */
  drain(on: boolean): readonly RoomEffect[] {
    if (this.#draining === on) return [];
    this.#draining = on;
    return [
      { type: 'send', channels: [...this.#seated.keys()], message: { type: 'draining', on } },
    ];
  }

  /** Gives every member the permit of today: after a change of the start link, rooms go on. */
  renewPermits(): readonly RoomEffect[] {
    return [...this.#seated].flatMap(([channel, { roomId }]) => {
      const permit = this.#opening.permitOfMember(roomId);
      return permit === undefined ? [] : [send(channel, { type: 'permit', permit })];
    });
  }

  counts(): RegistryCounts {
    return { ...this.#count.heads, draining: this.#draining };
  }

  /** Does everything whose time has come. */
  expire(nowMs: number): readonly RoomEffect[] {
    const effects: RoomEffect[] = [];
    this.#ended.expire(nowMs);
    for (const room of this.#rooms.values()) {
      effects.push(...groupEffects(room, room.group.expire(nowMs)));
      for (const participant of room.longAbsent(this.#limits.absenceMs, nowMs)) {
        room.lose(participant.participantId);
        effects.push(...this.#remove({ room, participant }, nowMs));
      }
      if (room.endsMs(this.#limits.emptyRoomMs) > nowMs) continue;
      this.#forget(room);
      effects.push({ type: 'delete-engine-room', roomId: room.id });
    }
    const holders = this.#tickets.expiredHolders(nowMs);
    return [...effects, ...holders.flatMap((holder) => this.#renewTicket(holder, nowMs))];
  }

  /** When `expire` has something to do next; Infinity if never. */
  nextDeadlineMs(): number {
    const ofRooms = [...this.#rooms.values()].map((room) => room.nextDeadlineMs(this.#limits));
    return Math.min(this.#tickets.nextExpiryMs(), this.#ended.nextExpiryMs(), ...ofRooms);
  }

  roomsWithMembers(): readonly RoomId[] {
    const rooms = [...this.#rooms.values()];
    return rooms.filter(({ participants }) => participants.size > 0).map(({ id }) => id);
  }

  /** Whether the media engine may have this participant connected. */
  isSeated(roomId: RoomId, participantId: ParticipantId): boolean {
    return this.#rooms.get(roomId)?.participants.has(participantId) ?? false;
  }

  /** All that is remembered of this participant, here or gone. */
  heldOf({ roomId, participantId }: Seat, nowMs: number): HeldOfSeat {
    const room = this.#rooms.get(roomId);
    const participant = room?.participants.get(participantId);
    return heldOfSeat({
      room,
      participantId,
      hasTicket: participant !== undefined && this.#tickets.isHolder(participant),
      endedUntilMs: this.#ended.endOf(participantId, nowMs),
    });
  }

  #openRoom(id: RoomId): Room {
    const { joinLeaseMs: leaseMs, groupRestoreMs: restoreMs } = this.#limits;
    const group = { leaseMs, restoreMs, foundableFromMs: this.#groupsFromMs };
    const room = new Room({ id, firstSeq: firstSeq(this.#randomBytes), group });
    this.#rooms.set(id, room);
    this.#count.change({ rooms: 1 });
    return room;
  }

  #arrive(room: Room, channel: ChannelId, join: AllowedJoin, nowMs: number): RoomEffect[] {
    const { roomId, participantId } = join;
    const presence = { channel };
    const participant: Participant = { roomId, participantId, sinceMs: nowMs, presence };
    room.participants.set(participant.participantId, participant);
    this.#seated.set(channel, participant);
    this.#count.change({ participants: 1 });
    const joined = { type: 'joined', participant: rosterEntry(participant) } as const;
    const told = room.tell(joined, { except: participantId });
    return [
      this.#welcome({ room, participant }, channel, join, nowMs),
      told,
      ...groupEffects(room, room.group.arrived(participantId, join.inGroup, nowMs)),
    ];
  }

  /** Others learn nothing of it: the participant never left. */
  #takeBack(place: Place, channel: ChannelId, join: AllowedJoin, nowMs: number): RoomEffect[] {
    const { participant, room } = place;
    const effects: RoomEffect[] = [];
    if ('channel' in participant.presence) {
      this.#seated.delete(participant.presence.channel);
      effects.push(close(participant.presence.channel, 'replaced'));
    }
    participant.presence = { channel };
    this.#seated.set(channel, participant);
    const { resumeAfter } = join;
    const missed =
      resumeAfter === undefined
        ? undefined
        : room.log.since(resumeAfter, participant.participantId);
    if (missed === undefined) effects.push(this.#welcome(place, channel, join, nowMs));
    else {
      const ticket = this.#tickets.issue(participant, nowMs, join.ticket);
      const resumed = { type: 'resumed', ticket, draining: this.#draining } as const;
      effects.push(...[resumed, ...missed].map((message) => send(channel, message)));
    }
    const group = room.group.arrived(participant.participantId, join.inGroup, nowMs);
    return [...effects, ...groupEffects(room, group)];
  }

  #welcome(place: Place, channel: ChannelId, join: AllowedJoin, nowMs: number): RoomEffect {
    const { room, participant } = place;
    const ticket = this.#tickets.issue(participant, nowMs, join.ticket);
    const permit = this.#opening.permitOfMember(room.id);
    return send(channel, welcome(place, { ticket, permit, draining: this.#draining }));
  }

  #renewTicket(participant: Participant, nowMs: number): readonly RoomEffect[] {
    this.#tickets.revoke(participant);
    if (!('channel' in participant.presence)) return [];
    const ticket = this.#tickets.issue(participant, nowMs);
    return [send(participant.presence.channel, { type: 'ticket', ticket })];
  }

  #remove(place: Place, nowMs: number): readonly RoomEffect[] {
    const { room, participant } = place;
    const { roomId, participantId } = participant;
    this.#giveUpPlace(place, nowMs);
    return [
      { type: 'remove-from-engine', roomId, participantId },
      room.tell({ type: 'left', participantId }, { except: participantId }),
      ...groupEffects(room, room.group.left(participantId, nowMs)),
    ];
  }

  #end(room: Room, nowMs: number): readonly RoomEffect[] {
    const present = [...room.participants.values()];
    const channels = present.flatMap(channelOf);
    this.#ended.add(room.stays, nowMs);
    for (const participant of present) this.#giveUpPlace({ room, participant }, nowMs);
    this.#forget(room);
    return [
      ...channels.map((channel) => close(channel, 'meeting-ended')),
      { type: 'delete-engine-room', roomId: room.id },
    ];
  }

  #forget({ id }: Room): void {
    this.#rooms.delete(id);
    this.#count.change({ rooms: -1 });
  }

  #giveUpPlace({ room, participant }: Place, nowMs: number): void {
    const { participantId, presence } = participant;
    if ('channel' in presence) this.#seated.delete(presence.channel);
    this.#tickets.revoke(participant);
    room.participants.delete(participantId);
    this.#count.change({ participants: -1 });
    if (room.participants.size === 0) room.emptySinceMs = nowMs;
  }

  #placeOf(channel: ChannelId): Place | undefined {
    const participant = this.#seated.get(channel);
    const room = participant && this.#rooms.get(participant.roomId);
    return participant && room && { room, participant };
  }
}
