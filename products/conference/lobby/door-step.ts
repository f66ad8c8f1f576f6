import type { OwnIdentity } from '@blende/shared/e2ee/mls/group-keys.ts';
import type { GroupWire } from '../group/group-wire.ts';
import type { Room } from '../group/member-identity.ts';
import { readAnswer, type KnockAnswer } from './knock-answer.ts';
import { knockDigits, writeKnock } from './knock.ts';

const KNOCK_MS = 5_000;

export interface DoorStepDeps {
  readonly room: Room;
  readonly own: OwnIdentity;
  readonly wire: GroupWire;
  readonly knock: (knock: string) => void;
}

/** Ourselves before a door: knocks again and again, and reads the answer. */
export class DoorStep {
  readonly #deps: DoorStepDeps;
  #knockedAtMs = Number.NEGATIVE_INFINITY;
  #digits: readonly string[] | undefined;

  constructor(deps: DoorStepDeps) {
    this.#deps = deps;
  }

  async knock(name: string, nowMs: number): Promise<void> {
    if (nowMs - this.#knockedAtMs < KNOCK_MS) return;
    this.#knockedAtMs = nowMs;
    const { own, room, wire, knock } = this.#deps;
    knock(await wire.close('knock', await writeKnock(own, room, name)));
  }

  async answered(wrapped: string): Promise<KnockAnswer | undefined> {
    const bytes = await this.#deps.wire.open('answer', wrapped);
    return bytes && readAnswer(bytes);
  }

  async digits(): Promise<readonly string[]> {
    const { own, room } = this.#deps;
    this.#digits ??= await knockDigits(own, room);
    return this.#digits;
  }
}
