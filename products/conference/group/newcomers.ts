import type { GroupView } from './group-view.ts';

/** Members who were not there before, oneself left out: they have heard nothing yet. */
export function newcomers(
  before: GroupView,
  after: GroupView,
): readonly GroupView['members'][number][] {
  const known = new Set(before.members.map(({ id }) => id));
  return after.members.filter(({ id, isSelf }) => !isSelf && !known.has(id));
}
