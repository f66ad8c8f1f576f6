import type { ParticipantId } from '../rooms/participant-id.ts';

/** Who may join next: one at a time, in the order in which they asked. */
export class JoinQueue {
  readonly #leaseMs: number;
  readonly #waiting = new Set<ParticipantId>();
  #lease: { readonly holder: ParticipantId; readonly endsAtMs: number } | undefined;

  constructor(leaseMs: number) {
    this.#leaseMs = leaseMs;
  }

  /** Whose turn it is. */
  get holder(): ParticipantId | undefined {
    return this.#lease?.holder;
  }

  /** Asking again keeps the place. */
  add(id: ParticipantId): void {
    if (this.holder !== id) this.#waiting.add(id);
  }

  remove(id: ParticipantId): void {
    this.#waiting.delete(id);
    if (this.holder === id) this.#lease = undefined;
  }

  /** Gives the turn to the first one who waits, unless it is somebody's. */
  next(nowMs: number): ParticipantId | undefined {
    const [first] = this.#waiting;
    if (this.#lease !== undefined || first === undefined) return undefined;
    this.#waiting.delete(first);
    this.#lease = { holder: first, endsAtMs: nowMs + this.#leaseMs };
    return first;
  }

  /** Takes the turn from somebody who did not use it. */
  expire(nowMs: number): void {
    if (this.#lease !== undefined && this.#lease.endsAtMs <= nowMs) this.#lease = undefined;
  }

  /** When something happens by itself, if nobody is let in before that time. */
  nextDeadlineMs(notBeforeMs: number): number {
    if (this.#lease !== undefined) return this.#lease.endsAtMs;
    return this.#waiting.size > 0 ? notBeforeMs : Number.POSITIVE_INFINITY;
  }
}
