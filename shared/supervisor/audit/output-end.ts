import { readlinkSync, statSync } from 'node:fs';

/** Where stdout or stderr of a process ends. */
export type OutputEnd =
  | 'nowhere'
  | 'terminal'
  | 'supervisor'
  | 'journal'
  | 'file'
  /** A pipe or socket to a program of which nothing is known here. */
  | 'another-program';

export interface WatchedOutputs {
  readonly pid: number;
  /** The process that reads what the roles print. */
  readonly supervisorPid: number;
  /** `JOURNAL_STREAM` of systemd.exec(5) in the supervisor's environment. */
  readonly journalStream: string | undefined;
}

/**
 * Where stdout (1) or stderr (2) of a process ends.
 * @throws if this may not be seen.
 */
export function outputEnd(watched: WatchedOutputs, descriptor: 1 | 2): OutputEnd {
  const { pid, supervisorPid, journalStream } = watched;
  const link = `/proc/${pid}/fd/${descriptor}`;
  const target = readlinkSync(link);
  const stat = statSync(link);
  if (target === '/dev/null') return 'nowhere';
  if (journalStream === `${stat.dev}:${stat.ino}`) return 'journal';
  if (stat.isCharacterDevice()) return isTerminal(target) ? 'terminal' : 'another-program';
  if (stat.isFile()) return 'file';
  if (pid === supervisorPid || isHeldBy(supervisorPid, target)) return 'another-program';
  // The supervisor made the pair when it started the process, and kept the other half alone.
  return 'supervisor';
}

function isTerminal(target: string): boolean {
  return /^\/dev\/(?:pts\/\d+|tty[A-Za-z]*\d*|console)$/.test(target);
}

/** Whether a child just goes on writing to where the supervisor's own output goes. */
function isHeldBy(pid: number, target: string): boolean {
  return [1, 2].some((descriptor) => readlinkSync(`/proc/${pid}/fd/${descriptor}`) === target);
}
