import type { Arrivals, PresentParticipant } from './arrivals.ts';

export type ArrivalNotice =
  | { readonly says: 'present'; readonly count: number }
  | { readonly says: 'joined' | 'left'; readonly named: PresentParticipant }
  | { readonly says: 'joined-many' | 'left-many'; readonly count: number };

const EMPTY: Arrivals = { joined: [], left: [] };

/** Joins what happened within a moment; who came and went again in it, or the reverse, is no news. */
export function collect(arrivals: readonly Arrivals[]): Arrivals {
  return arrivals.reduce(
    (before, { joined, left }) => ({
      joined: [...without(before.joined, left), ...without(joined, before.left)],
      left: [...without(before.left, joined), ...without(left, before.joined)],
    }),
    EMPTY,
  );
}

function without(people: readonly PresentParticipant[], others: readonly PresentParticipant[]) {
  const ids = new Set(others.map(({ id }) => id));
  return people.filter(({ id }) => !ids.has(id));
}

/** Up to this many are named one by one. */
const NAMED = 2;

/** What is said of it: names while they are few, a number when they are many. */
export function arrivalNotices(arrivals: Arrivals, isFirst: boolean): readonly ArrivalNotice[] {
  const { joined, left } = arrivals;
  if (isFirst && joined.length > 0) return [{ says: 'present', count: joined.length }];
  return [...told('joined', joined), ...told('left', left)];
}

function told(says: 'joined' | 'left', people: readonly PresentParticipant[]): ArrivalNotice[] {
  if (people.length > NAMED) return [{ says: `${says}-many`, count: people.length }];
  return people.map((named) => ({ says, named }));
}
