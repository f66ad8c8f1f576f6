import type { ParticipantId } from '../rooms/participant-id.ts';
import { LATE_EPOCHS } from '@blende/shared/e2ee/mls/limits.ts';

/** Nobody joins or leaves for so long. */
const CALM_MS = 1_000;

/** Where we said our name: to one of them, or to all. */
export class Introductions {
  readonly #say: (to: ParticipantId | undefined) => Promise<void>;
  /** And in which epoch. */
  readonly #said = new Map<ParticipantId | undefined, number>();
  #enteredAtMs = 0;

  constructor(say: (to: ParticipantId | undefined) => Promise<void>) {
    this.#say = say;
  }

  entered(nowMs: number): void {
    this.#enteredAtMs = nowMs;
  }

  async introduce(to: ParticipantId | undefined, epoch: number): Promise<void> {
    this.#said.set(to, epoch);
    await this.#say(to);
  }

  /** What is said reaches nobody once several more epochs have come before it: then it is said again. */
  async again(epoch: number, nowMs: number): Promise<void> {
    if (nowMs - this.#enteredAtMs < CALM_MS) return;
    const lost = [...this.#said].filter(([, said]) => epoch - said > LATE_EPOCHS);
    this.#said.clear();
    for (const [to] of lost) await this.introduce(to, epoch);
  }
}
