import { arrivals, type Arrivals, type PresentParticipant } from './arrivals.ts';

/** A name follows its owner into the group by a moment; some never give one. */
const NAME_MS = 1_500;

/** Tells who comes and goes, newcomers together with their names. */
export class NamedArrivals {
  #told: readonly PresentParticipant[] = [];
  #sinceMs: ReadonlyMap<string, number> = new Map();

  next(present: readonly PresentParticipant[], nowMs: number): Arrivals {
    this.#sinceMs = new Map(present.map(({ id }) => [id, this.#sinceMs.get(id) ?? nowMs]));
    const told = new Set(this.#told.map(({ id }) => id));
    const due = present.filter(({ id, name }) => {
      const waitedMs = nowMs - (this.#sinceMs.get(id) ?? nowMs);
      return told.has(id) || name !== '' || waitedMs >= NAME_MS;
    });
    const came = arrivals(this.#told, due);
    this.#told = due;
    return came;
  }
}
