import { readFileSync, statSync } from 'node:fs';

/** A process that cannot be confused with a later one that got the same pid. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks between boot and the start of the process: field 22 of proc_pid_stat(5). */
  readonly startTicks: number;
  /**
   * Device and inode of its executable. A process with a file tree of its own shows another path,
   * and one whose executable was rebuilt still has the old inode.
   */
  readonly executable: string;
}

/** The identity of a process that is to run `executable`, or undefined if it has ended already. */
export function identify(pid: number, executable: string): ProcessIdentity | undefined {
  const stat = readStat(pid);
  return stat && { pid, startTicks: stat.startTicks, executable: fileId(executable) };
}

/** Whether exactly this process still runs. */
export function isAlive(identity: ProcessIdentity): boolean {
  const stat = readStat(identity.pid);
  if (stat === undefined || stat.ended || stat.startTicks !== identity.startTicks) return false;
  const executable = executableOf(identity.pid);
  // The first thread of a dying process shows no executable while others still hold its sockets.
  return executable === identity.executable || (executable === undefined && stat.dying);
}

/** Whether any process runs under this pid. */
export function isRunning(pid: number): boolean {
  return readStat(pid)?.ended === false;
}

/** When the machine booted, as an id of that boot. */
export function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

interface Stat {
  /** A zombie that only waits for its parent to notice. */
  readonly ended: boolean;
  /** A zombie some of whose threads still run, and hold what the process held. */
  readonly dying: boolean;
  readonly startTicks: number;
}

function readStat(pid: number): Stat | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const zombie = fields[0] === 'Z';
    const manyThreads = Number(fields[17]) > 1;
    return {
      ended: zombie && !manyThreads,
      dying: zombie && manyThreads,
      startTicks: Number(fields[19]),
    };
  } catch {
    return undefined;
  }
}

function executableOf(pid: number): string | undefined {
  try {
    return fileId(`/proc/${pid}/exe`);
  } catch {
    return undefined;
  }
}

function fileId(path: string): string {
  const { dev, ino } = statSync(path, { bigint: true });
  return `${dev}:${ino}`;
}
