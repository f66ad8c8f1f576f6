import { once } from 'node:events';
import { SignalResponse, type ICEServer } from '@livekit/protocol';
import type { WebSocket } from 'ws';
import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import type { EdgeDoor } from '@blende/shared/edge/audit/ask-edge.ts';
import { dialEdge } from '@blende/shared/edge/audit/dial-edge.ts';
import {
  ENGINE_PROTOCOL,
  PATHS,
  PROTOCOL_VERSION,
  QUERY_PREFIX,
  serverMessage,
  TICKET_PREFIX,
} from '../../contract.ts';
import { makeRoomId } from '../../rooms/room-id.ts';

const SECRET_BYTES = 32;
const PATIENCE_MS = 10_000;
const QUERY = 'protocol=16&auto_subscribe=1';

/** What somebody who joins is told of ICE servers, or the code with which they are turned away. */
export type CanaryMeeting =
  | { readonly iceServers: readonly ICEServer[] }
  | { readonly refused: string };

/** Holds a meeting with nobody but ourselves, reads the engine's first answer, and leaves. */
export async function holdCanaryMeeting(door: EdgeDoor): Promise<CanaryMeeting> {
  const room = dialEdge(door, PATHS.roomChannel);
  try {
    await once(room, 'open', { signal: AbortSignal.timeout(PATIENCE_MS) });
    room.send(JSON.stringify(await joining()));
    const answer = serverMessage.parse(JSON.parse((await firstMessage(room)).toString()));
    if (answer.type === 'refused') return { refused: answer.code };
    if (answer.type !== 'welcome') throw new TypeError('neither welcome nor refused');
    const iceServers = await iceServersFor(door, answer.ticket);
    room.send(JSON.stringify({ type: 'leave' }));
    return { iceServers };
  } finally {
    room.close();
  }
}

async function joining(): Promise<object> {
  const [hostKeyHash, accessProof] = [randomBytes(SECRET_BYTES), randomBytes(SECRET_BYTES)];
  const policy = { encryption: 'required', lobby: false } as const;
  return {
    type: 'join',
    protocol: PROTOCOL_VERSION,
    roomId: await makeRoomId(policy, hostKeyHash, accessProof),
    accessProof: toBase64url(accessProof),
    participantSecret: toBase64url(randomBytes(SECRET_BYTES)),
    keyHash: toBase64url(randomBytes(SECRET_BYTES)),
  };
}

async function iceServersFor(door: EdgeDoor, ticket: string): Promise<readonly ICEServer[]> {
  const engine = dialEdge(door, `${PATHS.engine}/rtc`, [
    ENGINE_PROTOCOL,
    `${TICKET_PREFIX}${ticket}`,
    `${QUERY_PREFIX}${Buffer.from(QUERY).toString('base64url')}`,
  ]);
  try {
    const { message } = SignalResponse.fromBinary(await firstMessage(engine));
    if (message.case !== 'join') throw new TypeError('the engine began with something else');
    return message.value.iceServers;
  } finally {
    engine.close();
  }
}

async function firstMessage(socket: WebSocket): Promise<Buffer> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const [data] = (await once(socket, 'message', { signal })) as [Buffer];
  return data;
}
