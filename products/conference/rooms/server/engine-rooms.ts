import { setTimeout as delay } from 'node:timers/promises';
import type { EngineState } from '@blende/shared/supervisor/role-messages.ts';
import type { EngineApi } from '../../engine/server/engine-api.ts';
import type { ParticipantId } from '../participant-id.ts';
import type { RoomId } from '../room-id.ts';

export interface EngineRoomsDeps {
  readonly api: EngineApi;
  readonly roomsWithMembers: () => readonly RoomId[];
  readonly isSeated: (roomId: RoomId, participantId: ParticipantId) => boolean;
}

export interface EngineRoomsOptions {
  readonly retryMs: number;
  /** How long an admission may wait for its room. */
  readonly patienceMs: number;
  /** How long a room that was made needs no look: the engine keeps an empty one for longer. */
  readonly freshMs: number;
}

const OPTIONS: EngineRoomsOptions = { retryMs: 250, patienceMs: 2_500, freshMs: 10_000 };

type Call = () => Promise<void>;

/**
 * Keeps the media engine's rooms in step with ours. What concerns one room happens in order. A
 * new engine knows no room, so it gets all rooms that have members before anybody is admitted.
 */
export class EngineRooms {
  readonly #deps: EngineRoomsDeps;
  readonly #options: EngineRoomsOptions;
  readonly #lastCall = new Map<RoomId, Promise<boolean>>();
  readonly #madeAtMs = new Map<RoomId, number>();
  /** Counts each change of the engine: what was begun before one is given up. */
  #era = 0;
  #port: number | undefined;
  #restored = false;

  constructor(deps: EngineRoomsDeps, options: EngineRoomsOptions = OPTIONS) {
    this.#deps = deps;
    this.#options = options;
  }

  get isReady(): boolean {
    return this.#restored;
  }

  engineChanged(engine: EngineState): void {
    this.#era += 1;
    this.#restored = false;
    this.#lastCall.clear();
    this.#madeAtMs.clear();
    this.#port = engine.state === 'ready' ? engine.port : undefined;
    if (engine.state === 'ready') void this.#restore(this.#era);
  }

  createRoom(roomId: RoomId): void {
    void this.#untilDone(roomId, () => this.#make(roomId));
  }

  /** Somebody is about to connect to this room: it is made now, so that the admission finds it. */
  expect(roomId: RoomId): void {
    if (this.#restored) void this.#inOrder(roomId, () => this.#stands(roomId));
  }

  deleteRoom(roomId: RoomId): void {
    void this.#untilDone(roomId, async () => {
      this.#madeAtMs.delete(roomId);
      await this.#deps.api.deleteRoom(roomId);
    });
  }

  removeParticipant(roomId: RoomId, participantId: ParticipantId): void {
    void this.#untilDone(roomId, () => this.#deps.api.removeParticipant(roomId, participantId));
  }

  /**
   * The engine's port once the room stands there; undefined if that cannot be had now.
   * A room made a while ago is made again: the engine ends one in which nobody is connected.
   */
  async portFor(roomId: RoomId): Promise<number | undefined> {
    if (!this.#restored) return undefined;
    const era = this.#era;
    const made = this.#inOrder(roomId, () => this.#stands(roomId));
    const inTime = await Promise.race([
      made,
      delay(this.#options.patienceMs, false, { ref: false }),
    ]);
    return inTime && era === this.#era ? this.#port : undefined;
  }

  /**
   * Removes from the engine whoever has no place in a room: a process of ours that was started anew
   * does not know whom the one before it admitted.
   */
  async removeStrangers(): Promise<void> {
    if (!this.#restored) return;
    const era = this.#era;
    const connected = await this.#deps.api.listConnected().catch(() => new Map<string, string[]>());
    if (era !== this.#era) return;
    for (const [room, participants] of connected) {
      for (const participant of participants) {
        const seat = [room as RoomId, participant as ParticipantId] as const;
        if (!this.#deps.isSeated(...seat)) this.removeParticipant(...seat);
      }
    }
  }

  async #restore(era: number): Promise<void> {
    const rooms = this.#deps.roomsWithMembers();
    await Promise.all(rooms.map((roomId) => this.#untilDone(roomId, () => this.#make(roomId))));
    if (era === this.#era) this.#restored = true;
  }

  async #stands(roomId: RoomId): Promise<boolean> {
    const madeAtMs = this.#madeAtMs.get(roomId) ?? Number.NEGATIVE_INFINITY;
    if (performance.now() - madeAtMs < this.#options.freshMs) return true;
    return await tried(() => this.#make(roomId));
  }

  async #make(roomId: RoomId): Promise<void> {
    const era = this.#era;
    await this.#deps.api.createRoom(roomId);
    if (era === this.#era) this.#madeAtMs.set(roomId, performance.now());
  }

  /** Repeats the call until it succeeds or the engine is another one. */
  async #untilDone(roomId: RoomId, call: Call): Promise<boolean> {
    const era = this.#era;
    return await this.#inOrder(roomId, async () => {
      while (era === this.#era && this.#port !== undefined) {
        if (await tried(call)) return true;
        await delay(this.#options.retryMs, undefined, { ref: false });
      }
      return false;
    });
  }

  async #inOrder(roomId: RoomId, action: () => Promise<boolean>): Promise<boolean> {
    const before = this.#lastCall.get(roomId) ?? Promise.resolve(true);
    const current = before.then(action);
    this.#lastCall.set(roomId, current);
    const done = await current;
    if (this.#lastCall.get(roomId) === current) this.#lastCall.delete(roomId);
    return done;
  }
}

async function tried(call: Call): Promise<boolean> {
  try {
    await call();
    return true;
  } catch {
    return false;
  }
}
