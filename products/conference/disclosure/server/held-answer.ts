import type { HeldAnswer } from '../held-messages.ts';
import type { HeldOfSeat } from '../../rooms/held-of-seat.ts';
import type { ChannelId, Seat } from '../../rooms/room-effect.ts';
import { parseRoomId } from '../../rooms/room-id.ts';

export interface Traffic {
  readonly messagesIn: number;
  readonly bytesIn: number;
  readonly messagesOut: number;
  readonly bytesOut: number;
}

/** What is held about one participant, with times of the clock in place of those of the process. */
export function heldAnswerOf(
  { roomId, participantId }: Seat,
  held: HeldOfSeat,
  trafficOf: (channel: ChannelId) => Traffic | undefined,
): HeldAnswer {
  const { seat, endedUntilMs, ...rest } = held;
  const traffic = seat?.channel === undefined ? undefined : trafficOf(seat.channel);
  return {
    outcome: 'answered',
    participantId,
    roomId,
    // The id says it: a server that says otherwise contradicts the address everybody has.
    encryption: parseRoomId(roomId)?.policy.encryption ?? 'transport',
    ...rest,
    ...(seat === undefined
      ? {}
      : {
          seat: {
            sinceMs: clockMs(seat.sinceMs),
            unusedTickets: seat.unusedTickets,
            ...(traffic === undefined ? {} : { traffic }),
          },
        }),
    ...(endedUntilMs === undefined ? {} : { endedUntilMs: clockMs(endedUntilMs) }),
  };
}

function clockMs(processMs: number): number {
  return Math.round(performance.timeOrigin + processMs);
}
