import { assertNever } from '@blende/shared/basics/assert-never.ts';
import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { ParticipantId } from '../participant-id.ts';
import type { GroupMessage } from '../../contract.ts';
import type { ChannelId, RoomEffect } from '../room-effect.ts';
import type { RoomId } from '../room-id.ts';
import { RoomRegistry } from '../room-registry.ts';

// Draws what happens to a room registry, and all that it asks for because of it, as lines of text.
// Tickets are numbered in the order in which they are made.

const limits = {
  rooms: 2,
  participants: 100,
  participantsPerRoom: 3,
  absenceMs: 30,
  emptyRoomMs: 60,
  endedStayMs: 100,
  ticketMs: 1_000,
  joinLeaseMs: 5,
  groupRestoreMs: 4,
};

/** The number with which the first room begins when its random bytes are all 1. */
const FIRST_SEQ = 0x01_01_01_01_01_01;

export type Step =
  | readonly ['join', channel: number, who: string, room?: string, after?: number]
  | readonly ['say', channel: number, message: string]
  /** Coming back as a member of the group. */
  | readonly ['return', channel: number, who: string, epoch: number, after?: number]
  | readonly ['group', channel: number, message: GroupMessage]
  | readonly ['leave' | 'lose' | 'end', channel: number]
  | readonly ['redeem', ticket: number]
  | readonly ['end-room', room: string]
  | readonly ['drain', on: boolean]
  | readonly ['expire'];
export type TimeLine = readonly (readonly [atMs: number, Step, readonly string[]])[];

/**
 * With `numbers`, ordered messages show their number, counted from the beginning of the first room.
 * Without `groups`, it is not drawn whose turn to join the group it is.
 */
export function newRegistry({ numbers = false, groups = false } = {}) {
  const tickets: string[] = [];
  let made = 0;
  const randomBytes = (length: number): Bytes => {
    made += 1;
    return new Uint8Array(length).fill(made);
  };
  const registry = new RoomRegistry(limits, {
    randomBytes,
    // In these scenarios, room `N` is one that nobody may start.
    opening: { mayOpen: (room) => room !== 'N', permitOfMember: () => undefined },
    groupsFromMs: 0,
  });
  const numbered = (ticket: string): string => {
    if (!tickets.includes(ticket)) tickets.push(ticket);
    return `t${String(tickets.indexOf(ticket) + 1)}`;
  };
  const play = (step: Step, atMs: number): readonly string[] => {
    const answer = take(registry, step, atMs, tickets);
    return answer.flatMap((effect) => {
      if (typeof effect === 'string') return [effect];
      const isLease = effect.type === 'send' && effect.message.type === 'lease';
      return isLease && !groups ? [] : drawn(effect, numbered, numbers);
    });
  };
  return { registry, play };
}

function take(
  registry: RoomRegistry,
  step: Step,
  atMs: number,
  tickets: readonly string[],
): readonly (RoomEffect | string)[] {
  switch (step[0]) {
    case 'join': {
      const [, channel, who, room = 'R', after] = step;
      const resumeAfter = after === undefined ? undefined : FIRST_SEQ + after;
      return registry.join(
        channel as ChannelId,
        { roomId: room as RoomId, participantId: who as ParticipantId, resumeAfter },
        atMs,
      );
    }
    case 'return': {
      const [, channel, who, inGroup, after] = step;
      const resumeAfter = after === undefined ? undefined : FIRST_SEQ + after;
      const participantId = who as ParticipantId;
      const join = { roomId: 'R' as RoomId, participantId, inGroup, resumeAfter };
      return registry.join(channel as ChannelId, join, atMs);
    }
    case 'group':
      return registry.group(step[1] as ChannelId, step[2], atMs);
    case 'say':
      return registry.group(step[1] as ChannelId, { type: 'say', message: step[2] }, atMs);
    case 'leave':
      return registry.leave(step[1] as ChannelId, atMs);
    case 'end':
      return registry.endForAll(step[1] as ChannelId, atMs);
    case 'lose':
      return registry.loseChannel(step[1] as ChannelId, atMs);
    case 'redeem': {
      const redeemed = registry.redeemTicket(tickets[step[1] - 1] ?? 'none', atMs);
      return redeemed
        ? [`admitted ${redeemed.seat.participantId}`, ...redeemed.effects]
        : ['refused'];
    }
    case 'end-room': {
      const ended = registry.endRoom(step[1] as RoomId, atMs);
      return ended ? [`ended for ${String(ended.participants)}`, ...ended.effects] : ['unknown'];
    }
    case 'drain':
      return registry.drain(step[1]);
    case 'expire':
      return registry.expire(atMs);
    default:
      return assertNever(step);
  }
}

/** One line per effect; nothing for a message that nobody gets. */
function drawn(
  effect: RoomEffect,
  numbered: (ticket: string) => string,
  numbers: boolean,
): readonly string[] {
  if (effect.type === 'close') return [`${String(effect.channel)} closed ${effect.code}`];
  if (effect.type === 'remove-from-engine')
    return [`${effect.type} ${effect.roomId} ${effect.participantId}`];
  if (effect.type !== 'send') return [`${effect.type} ${effect.roomId}`];
  const { message, channels } = effect;
  const number = numbers && 'seq' in message ? ` #${String(message.seq - FIRST_SEQ)}` : '';
  const line = (text: string): readonly string[] =>
    channels.length > 0 ? [`${channels.join()} < ${text}${number}`] : [];
  switch (message.type) {
    case 'welcome': {
      const others = message.participants.map(({ id }) => id);
      return line(
        `welcome ${message.participantId} ${numbered(message.ticket)} [${others.join()}]${message.draining ? ' draining' : ''}`,
      );
    }
    case 'resumed':
      return line(`resumed ${numbered(message.ticket)}${message.draining ? ' draining' : ''}`);
    case 'ticket':
      return line(`ticket ${numbered(message.ticket)}`);
    case 'joined':
      return line(`joined ${message.participant.id}`);
    case 'left':
      return line(`left ${message.participantId}`);
    case 'draining':
      return line(`draining ${message.on ? 'on' : 'off'}`);
    case 'founded':
      return line(`founded ${message.from} ${String(message.epoch)}`);
    case 'commit':
      return line(`commit ${message.from} ${String(message.epoch)} ${message.commit}`);
    case 'said':
      return line(`said ${message.from} ${message.message}`);
    case 'lease':
      return line(`lease ${message.group === undefined ? 'to found' : message.group.groupInfo}`);
    case 'undone':
      return line(`undone ${String(message.epoch)}`);
    case 'commit-refused':
      return line(`commit-refused ${String(message.epoch)}`);
    case 'knocked':
      return line(`knocked ${message.from}`);
    case 'knock-answered':
      return line(`knock-answered ${message.from}`);
    case 'restore-wanted':
    case 'permit':
    case 'pong':
    case 'refused':
    case 'disclosure-pass':
    case 'end-challenge':
    case 'end-refused':
      return line(message.type);
    default:
      return assertNever(message);
  }
}
