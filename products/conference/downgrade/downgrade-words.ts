import type { ParticipantId } from '../rooms/participant-id.ts';
import type { RoomId } from '../rooms/room-id.ts';
import type { ClearRequest } from './clear-request.ts';
import type { DowngradeAnswer, DowngradeRequest } from './downgrade-message.ts';

// What one member says of a request as it stands.

export function requestOf({ request, epoch, state }: ClearRequest, room: RoomId): DowngradeRequest {
  const isRunning = state === 'agreed';
  return { kind: 'downgrade-request', ...boundTo({ request, epoch }, room), isRunning };
}

export function answerTo(
  request: ClearRequest,
  self: ParticipantId,
  room: RoomId,
): DowngradeAnswer {
  const { asker, state } = request;
  return {
    kind: 'downgrade-answer',
    ...boundTo(request, room),
    asker,
    agrees: state !== 'refused' && request.answerOf(self) === true,
    wantsAnswers: state === 'asked',
  };
}

function boundTo({ request, epoch }: Pick<ClearRequest, 'request' | 'epoch'>, room: RoomId) {
  return { request, epoch, room, policy: 'if-possible' } as const;
}
