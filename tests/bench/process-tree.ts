import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

/** User and system time of this process and everything it has started that still runs, in seconds. */
export function cpuSecondsOf(root: number): number {
  const stats = allStats();
  const tree = new Set([root]);
  for (let size = 0; size !== tree.size;) {
    size = tree.size;
    for (const { pid, parent } of stats) if (tree.has(parent)) tree.add(pid);
  }
  const ticks = stats.reduce((sum, each) => sum + (tree.has(each.pid) ? each.ticks : 0), 0);
  return ticks / Number(execFileSync('getconf', ['CLK_TCK']).toString());
}

/** What this process itself has started. */
export function ownChildren(): readonly number[] {
  return allStats().flatMap(({ pid, parent }) => (parent === process.pid ? [pid] : []));
}

function allStats(): readonly Stat[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      // The name in parentheses may hold spaces; parent, user and system time are fields 4, 14, 15.
      const text = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1];
      if (!/^\d+$/.test(name) || text === undefined) return [];
      const fields = text.split(' ').map(Number);
      const ticks = (fields[11] ?? 0) + (fields[12] ?? 0);
      return [{ pid: Number(name), parent: fields[1] ?? 0, ticks }];
    } catch {
      return [];
    }
  });
}
