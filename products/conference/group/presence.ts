import type { ParticipantId } from '../rooms/participant-id.ts';

/** How long a member may be unheard, in milliseconds. */
export const UNHEARD = {
  /** Then the page says so. */
  notUpToDateMs: 10_000,
  /** Then another member may remove them. */
  goneMs: 15_000,
  /** Then we remove them. */
  removedMs: 25_000,
} as const;

/** Who is there, by what the server says and by what is heard from themselves. */
export class Presence {
  readonly #seated = new Map<ParticipantId, number>();
  readonly #leftAtMs = new Map<ParticipantId, number>();
  readonly #heardAtMs = new Map<ParticipantId, number>();
  readonly #currentAtMs = new Map<ParticipantId, number>();

  /** The server begins anew: these are seated, and of no other it is known why not. */
  begin(ids: readonly ParticipantId[], nowMs: number): void {
    const since = new Map(this.#seated);
    this.#seated.clear();
    for (const id of ids) this.seated(id, since.get(id) ?? nowMs);
  }

  /**
   * The channel is open again: while it was away nobody could be heard, so nobody is gone for that.
   * Who was not up to date stays so until they are heard.
   */
  reopened(nowMs: number): void {
    for (const id of this.#heardAtMs.keys()) this.#heardAtMs.set(id, nowMs);
  }

  seated(id: ParticipantId, nowMs: number): void {
    this.#seated.set(id, nowMs);
    this.#leftAtMs.delete(id);
  }

  /** Said by the server, or by themselves. */
  left(id: ParticipantId, nowMs: number): void {
    this.#seated.delete(id);
    if (!this.#leftAtMs.has(id)) this.#leftAtMs.set(id, nowMs);
  }

  /** `isCurrent`: it was said under the current epoch. */
  heard(id: ParticipantId, nowMs: number, isCurrent: boolean): void {
    this.#heardAtMs.set(id, nowMs);
    if (isCurrent) this.#currentAtMs.set(id, nowMs);
  }

  /** Of members only something is kept; new ones count as heard just now. */
  keep(members: ReadonlyMap<ParticipantId, unknown>, nowMs: number): void {
    for (const id of members.keys()) if (!this.#heardAtMs.has(id)) this.heard(id, nowMs, true);
    for (const id of this.#heardAtMs.keys()) {
      if (members.has(id)) continue;
      // A moment to come back, before they count as somebody unknown.
      if (this.#seated.has(id)) this.#seated.set(id, nowMs);
      for (const map of [this.#leftAtMs, this.#heardAtMs, this.#currentAtMs]) map.delete(id);
    }
  }

  isUpToDate(id: ParticipantId, nowMs: number): boolean {
    return nowMs - (this.#currentAtMs.get(id) ?? nowMs) < UNHEARD.notUpToDateMs;
  }

  isSeated(id: ParticipantId): boolean {
    return this.#seated.has(id);
  }

  /** Whether we let another member remove them. */
  isGone(id: ParticipantId, nowMs: number): boolean {
    if (!this.#seated.has(id) || this.#leftAtMs.has(id)) return true;
    return nowMs - (this.#heardAtMs.get(id) ?? nowMs) >= UNHEARD.goneMs;
  }

  /** Since when they should be removed; Infinity if they should not. */
  removableFromMs(id: ParticipantId): number {
    const unheardMs = (this.#heardAtMs.get(id) ?? Number.POSITIVE_INFINITY) + UNHEARD.removedMs;
    return Math.min(this.#leftAtMs.get(id) ?? Number.POSITIVE_INFINITY, unheardMs);
  }

  /** Seated at the server for at least that long. */
  seatedFor(ms: number, nowMs: number): readonly ParticipantId[] {
    return [...this.#seated].filter(([, sinceMs]) => nowMs - sinceMs >= ms).map(([id]) => id);
  }
}
