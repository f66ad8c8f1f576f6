import type { HostileConnection } from '../../kit/hostile/hostile-connection.ts';
import type { HostileServer } from '../../kit/hostile/hostile-server.ts';
import type { TestLink } from '../../kit/room-client.ts';

// What a server reads on the room channel.

interface RoomText {
  readonly type: string;
  readonly participantId?: string;
  readonly roomId?: string;
  readonly accessProof?: string;
}

function texts(messages: HostileConnection['said']): readonly RoomText[] {
  return messages.flatMap((message) =>
    typeof message === 'string' ? [JSON.parse(message) as RoomText] : [],
  );
}

/** Ids of who is in the meeting, in the order in which they came. */
export function idsOf(hostile: HostileServer): readonly string[] {
  return hostile.open('room').flatMap(({ answered }) => {
    const id = texts(answered).find(({ type }) => type === 'welcome')?.participantId;
    return id === undefined ? [] : [id];
  });
}

/** What every guest shows to the server to be let in. */
export function linkOf(hostile: HostileServer): TestLink {
  for (const { said } of hostile.open('room')) {
    const join = texts(said).find(({ type }) => type === 'join');
    if (join?.roomId !== undefined && join.accessProof !== undefined) {
      return { roomId: join.roomId, accessProof: join.accessProof };
    }
  }
  throw new Error('nobody has joined');
}
