import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { ParticipantId } from '../participant-id.ts';
import type { RoomId } from '../room-id.ts';
import { EngineRooms } from './engine-rooms.ts';

const [R, S] = ['R' as RoomId, 'S' as RoomId];
const ada = 'ada' as ParticipantId;
const PORT = 7_880;

/** An engine whose calls stay open until the test ends them. */
class HeldEngine {
  readonly calls: string[] = [];
  readonly #held: PromiseWithResolvers<void>[] = [];

  connected = new Map<string, string[]>();

  readonly api = {
    listConnected: async () => await Promise.resolve(this.connected),
    createRoom: (room: string) => this.#hold(`create ${room}`),
    deleteRoom: (room: string) => this.#hold(`delete ${room}`),
    removeParticipant: (room: string, participant: string) =>
      this.#hold(`remove ${room} ${participant}`),
  };

  /** Ends the oldest call that is still open, and lets what follows from it happen. */
  async end(outcome: 'done' | 'failed' = 'done'): Promise<void> {
    const call = this.#held.shift();
    assert.ok(call, 'no call is open');
    if (outcome === 'done') call.resolve();
    else call.reject(new Error('the engine is not there'));
    await delay(10);
  }

  async #hold(call: string): Promise<void> {
    this.calls.push(call);
    const held = Promise.withResolvers<void>();
    this.#held.push(held);
    await held.promise;
  }
}

function started(members: readonly RoomId[] = [], freshMs = 0) {
  const engine = new HeldEngine();
  const isSeated = (room: RoomId, participant: ParticipantId): boolean =>
    room === R && participant === ada;
  const deps = { api: engine.api, roomsWithMembers: () => members, isSeated };
  const rooms = new EngineRooms(deps, { retryMs: 1, patienceMs: 60, freshMs });
  const ready = (generation: number, port = PORT): void => {
    rooms.engineChanged({ state: 'ready', port, generation });
  };
  return { engine, rooms, ready };
}

async function readyWithoutRooms() {
  const parts = started();
  parts.ready(1);
  await delay(1);
  return parts;
}

describe('the engine’s rooms', () => {
  it('are made again for a new engine before it is used', async () => {
    const { engine, rooms, ready } = started([R, S]);
    assert.equal(rooms.isReady, false);
    ready(1);
    await delay(1);
    assert.deepEqual(engine.calls, ['create R', 'create S']);
    assert.equal(await rooms.portFor(R), undefined);
    await engine.end();
    assert.equal(rooms.isReady, false);
    await engine.end();
    assert.equal(rooms.isReady, true);
  });

  it('are made again until it works', async () => {
    const { engine, rooms, ready } = started([R]);
    ready(1);
    await delay(1);
    await engine.end('failed');
    await engine.end('failed');
    assert.equal(rooms.isReady, false);
    await engine.end();
    assert.deepEqual([rooms.isReady, engine.calls.length], [true, 3]);
  });

  it('give up on an engine that was replaced', async () => {
    const { engine, rooms, ready } = started([R]);
    ready(1);
    await delay(1);
    ready(2, PORT + 1);
    await engine.end();
    assert.equal(rooms.isReady, false, 'the old engine’s answer must not count');
    await engine.end();
    assert.equal(rooms.isReady, true);
    const asked = rooms.portFor(R);
    await delay(1);
    await engine.end();
    assert.equal(await asked, PORT + 1);
  });

  it('change in order within a room, and do not wait for each other', async () => {
    const { engine, rooms } = await readyWithoutRooms();
    rooms.removeParticipant(R, ada);
    rooms.deleteRoom(R);
    const back = rooms.portFor(R);
    rooms.createRoom(S);
    await delay(1);
    assert.deepEqual(engine.calls, ['remove R ada', 'create S']);
    await engine.end();
    assert.deepEqual(engine.calls.slice(2), ['delete R']);
    await engine.end();
    await engine.end();
    assert.deepEqual(engine.calls.slice(3), ['create R']);
    await engine.end();
    assert.equal(await back, PORT);
  });

  it('are made ahead for whoever is about to come, and not again for a while', async () => {
    const { engine, rooms, ready } = started([], 60_000);
    ready(1);
    await delay(1);
    rooms.expect(R);
    const asked = rooms.portFor(R);
    await delay(1);
    await engine.end();
    assert.equal(await asked, PORT);
    assert.equal(await rooms.portFor(R), PORT);
    assert.deepEqual(engine.calls, ['create R']);
    rooms.deleteRoom(R);
    await delay(1);
    await engine.end();
    const anew = rooms.portFor(R);
    await delay(1);
    await engine.end();
    assert.equal(await anew, PORT);
    assert.deepEqual(engine.calls, ['create R', 'delete R', 'create R']);
  });

  it('are not taken for standing if they were deleted while they were being made', async () => {
    const { engine, rooms, ready } = started([], 60_000);
    ready(1);
    await delay(1);
    rooms.createRoom(R);
    await delay(1);
    rooms.deleteRoom(R);
    await engine.end();
    await engine.end();
    const anew = rooms.portFor(R);
    await delay(1);
    await engine.end();
    assert.equal(await anew, PORT);
    assert.deepEqual(engine.calls, ['create R', 'delete R', 'create R']);
  });

  it('do not keep anybody waiting for long', async () => {
    const { rooms } = await readyWithoutRooms();
    const before = performance.now();
    assert.equal(await rooms.portFor(R), undefined);
    assert.ok(performance.now() - before < 1_000);
  });

  it('are of no use once the engine is down, even if it was asked before', async () => {
    const { engine, rooms } = await readyWithoutRooms();
    const asked = rooms.portFor(R);
    await delay(1);
    rooms.engineChanged({ state: 'down' });
    await engine.end();
    assert.equal(await asked, undefined);
    assert.equal(await rooms.portFor(R), undefined);
    rooms.createRoom(S);
    await delay(5);
    assert.deepEqual(engine.calls, ['create R']);
  });

  it('lose whoever has no place in them', async () => {
    const { engine, rooms, ready } = started();
    engine.connected = new Map([
      ['R', ['ada', 'eve']],
      ['gone', ['ada']],
    ]);
    await rooms.removeStrangers();
    assert.deepEqual(engine.calls, [], 'nobody is removed before the engine is used');
    ready(1);
    await delay(1);
    await rooms.removeStrangers();
    assert.deepEqual(engine.calls, ['remove R eve', 'remove gone ada']);
  });
});
