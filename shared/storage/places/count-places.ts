import type { Whereabouts } from './whereabouts.ts';

/**
 * How many places there are among copies: what shares a disk is one. Whatever could not be told
 * counts as one with everything else on this machine, and memory as none.
 */
export function countPlaces(copies: readonly Whereabouts[]): number {
  const machines = new Set(
    copies.flatMap((copy) => (copy.kind === 'elsewhere' ? [copy.machine] : [])),
  );
  const here = copies.filter(({ kind }) => kind === 'disks' || kind === 'unknown');
  if (here.some(({ kind }) => kind === 'unknown')) return machines.size + 1;
  const disks = here.flatMap((copy) => (copy.kind === 'disks' ? [copy.disks] : []));
  return machines.size + groupsOf(disks);
}

/** Sets that share a member, directly or through others, are one group. */
function groupsOf(sets: readonly (readonly string[])[]): number {
  const groups: Set<string>[] = [];
  for (const members of sets) {
    const sharing = groups.filter((group) => members.some((member) => group.has(member)));
    const merged = new Set([...members, ...sharing.flatMap((group) => [...group])]);
    for (const group of sharing) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups.length;
}
