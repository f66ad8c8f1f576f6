import { assertNever } from '@blende/shared/basics/assert-never.ts';
import type { DeliveryEffect } from '../group/delivery.ts';
import { send, type RoomEffect } from './room-effect.ts';
import { channelOf, type Room } from './room.ts';

/** What a room has to do because of what its group's delivery service answered. */
export function groupEffects(
  room: Room,
  effects: readonly DeliveryEffect[],
): readonly RoomEffect[] {
  return effects.flatMap((effect) => effectsOf(room, effect));
}

function effectsOf(room: Room, effect: DeliveryEffect): readonly RoomEffect[] {
  switch (effect.type) {
    case 'tell': {
      const participant = room.participants.get(effect.to);
      const channels = participant === undefined ? [] : channelOf(participant);
      return channels.map((channel) => send(channel, effect.message));
    }
    case 'order': {
      const { message, to, from } = effect;
      if (to === 'all') return [room.tell(message)];
      return [room.tell(message, to === 'others' ? { except: from } : { only: to })];
    }
    default:
      return assertNever(effect);
  }
}
