import type { ParticipantId } from '../rooms/participant-id.ts';

/** How long a commit may be objected to; members answer at once. */
const OBJECT_MS = 5_000;
/** Whose commit was undone makes no other for so long. */
const PAUSE_MS = 30_000;
/** Bounds what is kept; more than a hundred people joining at once is not expected. */
const MOST_KEPT = 64;
/** The end of a wrapped commit is its authentication tag: two commits do not share it. */
const COMMIT_REF_CHARACTERS = 22;

interface Taken<Group> {
  readonly ref: string;
  readonly by: ParticipantId;
  readonly before: Group;
  readonly atMs: number;
  readonly against: Set<ParticipantId>;
}

export function commitRef(commit: string): string {
  return commit.slice(-COMMIT_REF_CHARACTERS);
}

/**
 * The way back from a commit that members refuse. The delivery service cannot check one: whoever
 * has the link could otherwise make it go on to an epoch in which nobody is.
 */
export class Objections<Group> {
  #taken: readonly Taken<Group>[] = [];
  readonly #pausedUntilMs = new Map<ParticipantId, number>();

  took(commit: { by: ParticipantId; commit: string; before: Group }, nowMs: number): void {
    const { by, before } = commit;
    const taken = {
      ref: commitRef(commit.commit),
      by,
      before,
      atMs: nowMs,
      against: new Set<ParticipantId>(),
    };
    this.#taken = [...this.#recent(nowMs), taken].slice(-MOST_KEPT);
  }

  /** The group as it was before the commit, once more than half of the others object. */
  object(
    id: ParticipantId,
    ref: string,
    { members, nowMs }: { readonly members: ReadonlySet<ParticipantId>; readonly nowMs: number },
  ): Group | undefined {
    this.#taken = this.#recent(nowMs);
    const at = this.#taken.findIndex((each) => each.ref === ref);
    const taken = this.#taken[at];
    if (taken === undefined || taken.by === id || !members.has(id)) return undefined;
    taken.against.add(id);
    const others = [...members].filter((member) => member !== taken.by);
    const against = others.filter((member) => taken.against.has(member));
    if (against.length * 2 <= others.length) return undefined;
    // What was built on it goes with it.
    this.#taken = this.#taken.slice(0, at);
    this.#pausedUntilMs.set(taken.by, nowMs + PAUSE_MS);
    return taken.before;
  }

  mayCommit(id: ParticipantId, nowMs: number): boolean {
    return (this.#pausedUntilMs.get(id) ?? nowMs) <= nowMs;
  }

  left(id: ParticipantId): void {
    this.#pausedUntilMs.delete(id);
  }

  #recent(nowMs: number): readonly Taken<Group>[] {
    return this.#taken.filter(({ atMs }) => nowMs - atMs < OBJECT_MS);
  }
}
