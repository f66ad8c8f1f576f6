import type { ParticipantId } from './participant-id.ts';
import type { ChannelId } from './room-effect.ts';
import type { Room } from './room.ts';

/** What the server remembers of one participant. Times count from the start of the process. */
export interface HeldOfSeat {
  readonly room: 'none' | 'empty' | 'running';
  readonly others: number;
  /** While the participant has a place. */
  readonly seat?: {
    readonly sinceMs: number;
    /** Undefined while the browser is away. */
    readonly channel: ChannelId | undefined;
    readonly unusedTickets: number;
  };
  /** Messages of the room's order that name this participant; sealed where members speak. */
  readonly orderedMessages: number;
  /** Fell silent and lost the place: remembered as long as the room. */
  readonly isLost: boolean;
  /** Until then the id of somebody whose meeting was ended for all is remembered. */
  readonly endedUntilMs?: number;
}

export interface Remembered {
  readonly room: Room | undefined;
  readonly participantId: ParticipantId;
  readonly hasTicket: boolean;
  readonly endedUntilMs: number | undefined;
}

export function heldOfSeat({ room, participantId, ...more }: Remembered): HeldOfSeat {
  const participant = room?.participants.get(participantId);
  const present = room?.participants.size ?? 0;
  return {
    room: room === undefined ? 'none' : present === 0 ? 'empty' : 'running',
    others: participant === undefined ? present : present - 1,
    ...(participant === undefined
      ? {}
      : {
          seat: {
            sinceMs: participant.sinceMs,
            channel: 'channel' in participant.presence ? participant.presence.channel : undefined,
            unusedTickets: more.hasTicket ? 1 : 0,
          },
        }),
    orderedMessages: room?.log.countOf(participantId) ?? 0,
    isLost: room?.hasLost(participantId) ?? false,
    ...(more.endedUntilMs === undefined ? {} : { endedUntilMs: more.endedUntilMs }),
  };
}
