import type { ParticipantId } from './participant-id.ts';

/**
 * Ids of stays whose meeting was ended for all. A browser that was away at that moment comes back
 * under its old id and must not open the room again; a new join has a new id and may.
 */
export class EndedStays {
  readonly #keptMs: number;
  /** Oldest first. */
  readonly #endsAtMs = new Map<ParticipantId, number>();

  constructor(keptMs: number) {
    this.#keptMs = keptMs;
  }

  add(ids: Iterable<ParticipantId>, nowMs: number): void {
    this.expire(nowMs);
    for (const id of ids) this.#endsAtMs.set(id, nowMs + this.#keptMs);
  }

  has(id: ParticipantId, nowMs: number): boolean {
    return (this.#endsAtMs.get(id) ?? 0) > nowMs;
  }

  /** When this id is forgotten; undefined if it is not here. */
  endOf(id: ParticipantId, nowMs: number): number | undefined {
    return this.has(id, nowMs) ? this.#endsAtMs.get(id) : undefined;
  }

  /** Forgets whatever is old enough. */
  expire(nowMs: number): void {
    for (const [id, endsAtMs] of this.#endsAtMs) {
      if (endsAtMs > nowMs) return;
      this.#endsAtMs.delete(id);
    }
  }

  /** When there is something to forget next; Infinity if never. */
  nextExpiryMs(): number {
    const [oldestMs] = this.#endsAtMs.values();
    return oldestMs ?? Number.POSITIVE_INFINITY;
  }
}
