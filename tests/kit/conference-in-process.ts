import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { PATHS } from '@blende/conference/contract.ts';
import { composeConference, type Conference } from '@blende/conference/server.ts';
import { StartGate } from '@blende/conference/start-policy/server/start-gate.ts';
import type { RoomsOptions } from '@blende/conference/rooms/server/rooms.ts';

/** The conference process's parts in this process, with a media engine that only takes notes. */
export interface ConferenceInProcess extends AsyncDisposable {
  readonly conference: Conference;
  readonly socket: string;
  readonly admissionSocket: string;
  readonly operatorSocket: string;
  readonly channelUrl: string;
  /** What the engine was asked, in order: `create R`, `delete R`, `remove R P`. */
  readonly engineCalls: string[];
  /** While true, every call to the engine fails. */
  engineFails: boolean;
  /** Who is connected to the engine, by room. */
  connected: ReadonlyMap<string, readonly string[]>;
}

export const TEST_PAGE = '<!doctype html><title>Blende</title>';
export const TEST_SCRIPT = 'export const a = 1;'.padEnd(3_000, ' ');

export async function conferenceInProcess(
  options: RoomsOptions = {},
  startGate = new StartGate({ policy: 'everybody' }),
): Promise<ConferenceInProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'blende-conference-'));
  mkdirSync(join(folder, 'web', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'web', 'index.html'), TEST_PAGE);
  writeFileSync(join(folder, 'web', 'assets', 'app-1a2b3c.js'), TEST_SCRIPT);
  writeFileSync(join(folder, 'web', 'assets', 'app-1a2b3c.js.br'), brotliCompressSync(TEST_SCRIPT));
  const socket = join(folder, 'conference.sock');
  const admissionSocket = join(folder, 'admission.sock');
  const operatorSocket = join(folder, 'operator.sock');
  const engineCalls: string[] = [];
  const noted = async (...call: readonly string[]): Promise<void> => {
    engineCalls.push(call.join(' '));
    if (started.engineFails) throw new Error('the engine is not there');
    await Promise.resolve();
  };
  const conference = await composeConference(
    { socket, admissionSocket, operatorSocket, webRoot: join(folder, 'web'), ...options },
    {
      engineApi: {
        createRoom: (room) => noted('create', room),
        deleteRoom: (room) => noted('delete', room),
        removeParticipant: (room, participant) => noted('remove', room, participant),
        listConnected: async () => await Promise.resolve(started.connected),
      },
      startGate,
      mintEngineToken: async (room, participant) =>
        await Promise.resolve(`token ${room} ${participant}`),
    },
  );
  const started: ConferenceInProcess = {
    conference,
    socket,
    admissionSocket,
    operatorSocket,
    channelUrl: `ws+unix:${socket}:${PATHS.roomChannel}`,
    engineCalls,
    engineFails: false,
    connected: new Map(),
    [Symbol.asyncDispose]: async () => {
      await conference[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true });
    },
  };
  return started;
}
