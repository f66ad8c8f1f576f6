import type { ParticipantId } from '../rooms/participant-id.ts';
import { decideRequest, type RequestState } from './decide-request.ts';
import type { AskingPerson } from './downgrade-view.ts';

/** One person's request to take part without end-to-end encryption, as one member knows it. */
export class ClearRequest {
  readonly asker: ParticipantId;
  readonly request: string;
  readonly epoch: number;
  isRunning = false;
  #state: RequestState = 'asked';
  #sinceMs: number | undefined;
  #isWithdrawn = false;
  readonly #answers = new Map<ParticipantId, boolean>();

  constructor(asker: ParticipantId, { request, epoch }: { request: string; epoch: number }) {
    this.asker = asker;
    this.request = request;
    this.epoch = epoch;
  }

  get state(): RequestState {
    return this.#state;
  }

  /** The asker itself has said it. */
  get isConfirmed(): boolean {
    return this.#sinceMs !== undefined;
  }

  confirm(isRunning: boolean, nowMs: number): void {
    if (this.isConfirmed) return;
    this.#sinceMs = nowMs;
    this.isRunning = isRunning;
  }

  answerOf(id: ParticipantId): boolean | undefined {
    return this.#answers.get(id);
  }

  /** Whoever had agreed may take it back; whoever refused does not change their mind. */
  answered(from: ParticipantId, agrees: boolean): void {
    const before = this.#answers.get(from);
    if (before === false || from === this.asker) return;
    if (before === true && !agrees) this.#isWithdrawn = true;
    this.#answers.set(from, agrees);
  }

  decide(members: readonly ParticipantId[], nowMs: number): void {
    for (const id of this.#answers.keys()) if (!members.includes(id)) this.#answers.delete(id);
    this.#state = decideRequest(
      {
        state: this.#state,
        asker: this.asker,
        members,
        answers: this.#answers,
        isWithdrawn: this.#isWithdrawn,
        sinceMs: this.#sinceMs,
      },
      nowMs,
    );
  }

  view(self: ParticipantId): AskingPerson {
    const { asker, request, isRunning, state } = this;
    return {
      id: asker,
      request,
      isSelf: asker === self,
      state,
      isRunning,
      hasOwnConsent: this.answerOf(self) === true,
    };
  }
}
