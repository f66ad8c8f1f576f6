import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { OwnIdentity } from '@blende/shared/e2ee/mls/group-keys.ts';
import type { GroupWire } from '../group/group-wire.ts';
import type { Room } from '../group/member-identity.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import { admit } from './admission.ts';
import { readKnock, type Knocker } from './knock.ts';
import { writeAnswer } from './knock-answer.ts';
import type { Waiting } from './lobby-view.ts';

/** Whoever waits knocks every 5 s; two may get lost. */
export const WAITS_MS = 16_000;
/** More than so many at once nobody looks through. */
const MOST_WAITING = 200;

export type Decision = 'admit' | 'refuse';

export interface WaitingRoomDeps {
  readonly room: Room;
  readonly own: OwnIdentity;
  readonly wire: GroupWire;
  readonly answer: (to: ParticipantId, answer: string) => void;
}

interface Entry {
  readonly knocker: Knocker;
  heardAtMs: number;
  /** Given again to whoever did not hear it. */
  answer?: string;
}

/** Those who knocked, as members know them, and what a host answers. */
export class WaitingRoom {
  readonly #deps: WaitingRoomDeps;
  readonly #entries = new Map<ParticipantId, Entry>();

  constructor(deps: WaitingRoomDeps) {
    this.#deps = deps;
  }

  async knocked(from: ParticipantId, wrapped: string, nowMs: number): Promise<void> {
    const { wire, room, answer } = this.#deps;
    const bytes = await wire.open('knock', wrapped);
    const knocker = bytes && (await readKnock(bytes, room));
    // Who it is the server says too, but only the key proves it.
    if (knocker?.id !== from) return;
    const known = this.#entries.get(from);
    if (known?.answer !== undefined) answer(from, known.answer);
    if (known !== undefined) known.heardAtMs = nowMs;
    else if (this.#entries.size < MOST_WAITING)
      this.#entries.set(from, { knocker, heardAtMs: nowMs });
  }

  left(id: ParticipantId): void {
    this.#entries.delete(id);
  }

  /** By one who is a host: others' admissions count for nothing. */
  async decide(ids: readonly ParticipantId[], decision: Decision, groupId: Bytes): Promise<void> {
    const { own, wire, answer } = this.#deps;
    for (const id of ids) {
      const entry = this.#entries.get(id);
      if (entry === undefined) continue;
      const text =
        decision === 'refuse'
          ? writeAnswer({ outcome: 'refused' })
          : writeAnswer({
              outcome: 'admitted',
              admission: await admit(own, groupId, entry.knocker.candidate),
            });
      entry.answer = await wire.close('answer', text);
      answer(id, entry.answer);
    }
  }

  /** Has knocked a moment ago, answered or not. */
  waits(id: ParticipantId): boolean {
    return this.#entries.has(id);
  }

  /** Those without an answer who are no members. */
  list(members: ReadonlySet<ParticipantId>): readonly Waiting[] {
    const open = [...this.#entries.values()].filter(
      ({ knocker, answer }) => answer === undefined && !members.has(knocker.id),
    );
    return open.map(({ knocker: { id, name, digits } }) => ({ id, name, digits }));
  }

  passTime(nowMs: number): void {
    for (const [id, { heardAtMs }] of this.#entries)
      if (nowMs - heardAtMs > WAITS_MS) this.#entries.delete(id);
  }
}
