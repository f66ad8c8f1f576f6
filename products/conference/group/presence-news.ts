import type { ServerMessage } from '../contract.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import type { Presence } from './presence.ts';

/** What the server says about who has a seat. It is heard, and proves nothing. */
export function presenceNews(
  presence: Presence,
  message: ServerMessage,
  self: ParticipantId,
  nowMs: number,
): void {
  if (message.type === 'welcome') {
    const others = message.participants.map(({ id }) => id as ParticipantId);
    presence.begin([...others, self], nowMs);
  } else if (message.type === 'joined') {
    presence.seated(message.participant.id as ParticipantId, nowMs);
  } else if (message.type === 'left') presence.left(message.participantId as ParticipantId, nowMs);
}
