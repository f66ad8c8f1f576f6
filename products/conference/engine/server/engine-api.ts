import { z } from 'zod';
import { mintRoomAdminToken, type EngineKey } from './engine-token.ts';

/** What the conference process asks of the media engine. Every call is safe to repeat. */
export interface EngineApi {
  /** @throws EngineUnavailable */
  createRoom(room: string): Promise<void>;
  /** @throws EngineUnavailable */
  deleteRoom(room: string): Promise<void>;
  /** @throws EngineUnavailable */
  removeParticipant(room: string, participant: string): Promise<void>;
  /** Everybody who is connected to the engine, by room. @throws EngineUnavailable */
  listConnected(): Promise<ReadonlyMap<string, readonly string[]>>;
}

/** The engine is not there or did not do it; the same call may succeed later. */
export class EngineUnavailable extends Error {
  readonly code = 'engine-unavailable';
}

export interface EngineApiOptions {
  /** The engine's loopback port at this moment, undefined while it is down. */
  readonly port: () => number | undefined;
  readonly engine: EngineKey;
}

const CALL_TIMEOUT_MS = 3_000;

const roomList = z.object({ rooms: z.array(z.object({ name: z.string() })).default([]) });
const participantList = z.object({
  participants: z.array(z.object({ identity: z.string() })).default([]),
});

/** Opens the engine's room service (Twirp over HTTP on loopback). */
export function openEngineApi(options: EngineApiOptions): EngineApi {
  return {
    createRoom: async (room) => {
      await call(options, room, 'CreateRoom', { name: room });
    },
    deleteRoom: async (room) => {
      await call(options, room, 'DeleteRoom', { room });
    },
    removeParticipant: async (room, participant) => {
      await call(options, room, 'RemoveParticipant', { room, identity: participant });
    },
    listConnected: async () => {
      const { rooms } = roomList.parse(await call(options, '', 'ListRooms', {}));
      const listed = rooms.map(async ({ name }) => [name, await listRoom(options, name)] as const);
      return new Map(await Promise.all(listed));
    },
  };
}

async function listRoom(options: EngineApiOptions, room: string): Promise<readonly string[]> {
  const answer = await call(options, room, 'ListParticipants', { room });
  return participantList.parse(answer).participants.map(({ identity }) => identity);
}

type Method = 'CreateRoom' | 'DeleteRoom' | 'RemoveParticipant' | 'ListRooms' | 'ListParticipants';

async function call(
  options: EngineApiOptions,
  room: string,
  method: Method,
  body: Readonly<Record<string, string>>,
): Promise<unknown> {
  const port = options.port();
  if (port === undefined) throw new EngineUnavailable();
  const token = await mintRoomAdminToken(options.engine, room);
  const url = `http://127.0.0.1:${port}/twirp/livekit.RoomService/${method}`;
  const response = await post(url, token, body);
  if (response.ok) return await jsonOf(response);
  await response.body?.cancel();
  // What is already gone is what DeleteRoom and RemoveParticipant want, and has nobody in it.
  if (response.status === 404 && method !== 'CreateRoom') return {};
  throw new EngineUnavailable();
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new EngineUnavailable();
  }
}

async function post(url: string, token: string, body: unknown): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
  } catch {
    // The cause would carry address and token.
    throw new EngineUnavailable();
  }
}
