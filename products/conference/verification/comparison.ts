import type { GroupView } from '../group/group-view.ts';

/** With whom the code was compared. Lives as long as the call and is stored nowhere. */
export type Compared = ReadonlySet<string>;

export interface CodeChange {
  readonly joined: readonly string[];
  readonly left: readonly string[];
}

/** Somebody can be compared with while they are a member; their id is bound to their key. */
export function markCompared(compared: Compared, id: string, isCompared: boolean): Compared {
  const others = Array.from(compared).filter((other) => other !== id);
  return new Set(isCompared ? [...others, id] : others);
}

/** Who left is forgotten: whoever comes back has another key, and another id with it. */
export function stillCompared(compared: Compared, { members }: GroupView): Compared {
  const ids = new Set<string>(members.map(({ id }) => id));
  const remaining = Array.from(compared).filter((id) => ids.has(id));
  return remaining.length === compared.size ? compared : new Set(remaining);
}

/** How the code came to be another one; undefined while it is the same, or while there is none. */
export function codeChange(before: GroupView, after: GroupView): CodeChange | undefined {
  if (before.digits.length === 0 || after.digits.length === 0) return undefined;
  if (before.digits.join() === after.digits.join()) return undefined;
  return {
    joined: idsOnlyIn(after, before),
    left: idsOnlyIn(before, after),
  };
}

function idsOnlyIn(one: GroupView, other: GroupView): readonly string[] {
  const ids = new Set(other.members.map(({ id }) => id));
  return one.members.map(({ id }) => id).filter((id) => !ids.has(id));
}
