import type { GroupView } from '../group-view.ts';

/** Whoever joins is connected to the media engine first, and in the group a little later. */
const JOINING_MS = 8_000;

/** Who the media engine shows and the group does not know. */
export class StrangerWatch {
  #sinceMs: ReadonlyMap<string, number> = new Map();

  see(ids: readonly string[], nowMs: number): void {
    this.#sinceMs = new Map(ids.map((id) => [id, this.#sinceMs.get(id) ?? nowMs]));
  }

  count({ members }: GroupView, nowMs: number): number {
    const known = new Set<string>(members.map(({ id }) => id));
    return [...this.#sinceMs].filter(
      ([id, sinceMs]) => !known.has(id) && nowMs - sinceMs >= JOINING_MS,
    ).length;
  }
}
