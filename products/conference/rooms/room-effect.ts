import type { Brand } from '@blende/shared/basics/brand.ts';
import type { RefusalCode, ServerMessage } from '../contract.ts';
import type { ParticipantId } from './participant-id.ts';
import type { RoomId } from './room-id.ts';

export type ChannelId = Brand<number, 'ChannelId'>;

/** A participant's place in a room. */
export interface Seat {
  readonly roomId: RoomId;
  readonly participantId: ParticipantId;
}

/** What has to be done after a step of the room registry. */
export type RoomEffect =
  | {
      readonly type: 'send';
      readonly channels: readonly ChannelId[];
      readonly message: ServerMessage;
    }
  | {
      readonly type: 'close';
      readonly channel: ChannelId;
      readonly code: RefusalCode | 'left';
    }
  | { readonly type: 'create-engine-room'; readonly roomId: RoomId }
  | { readonly type: 'delete-engine-room'; readonly roomId: RoomId }
  | {
      readonly type: 'remove-from-engine';
      readonly roomId: RoomId;
      readonly participantId: ParticipantId;
    };

export function send(channel: ChannelId, message: ServerMessage): RoomEffect {
  return { type: 'send', channels: [channel], message };
}

export function close(channel: ChannelId, code: RefusalCode | 'left'): RoomEffect {
  return { type: 'close', channel, code };
}
