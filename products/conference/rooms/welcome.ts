import type { ServerMessage } from '../contract.ts';
import type { Place } from './room.ts';

export interface WelcomeParts {
  readonly ticket: string;
  readonly permit: string | undefined;
  readonly draining: boolean;
}

/** How the room stands, told to somebody who takes a place in it. */
export function welcome(
  { room, participant }: Place,
  { ticket, permit, draining }: WelcomeParts,
): Extract<ServerMessage, { type: 'welcome' }> {
  return {
    type: 'welcome',
    ...(permit === undefined ? {} : { permit }),
    participantId: participant.participantId,
    ticket,
    participants: [...room.rosterFor(participant)],
    draining,
    seq: room.log.lastSeq,
    ...(room.group.epoch === undefined ? {} : { groupEpoch: room.group.epoch }),
  };
}
