import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A machine as a process of it sees it; whoever looks may live in another file tree. */
export interface MachineView {
  /** Its file tree, with `sys`, `dev` and `etc`; no name below it may be resolved with `realpath`. */
  readonly root: string;
  /** A file as in proc_pid_mountinfo(5). */
  readonly mountinfo: string;
  /** A file as in proc_swaps(5). */
  readonly swaps: string;
  /** Attributes of a folder as lsattr(1) prints them; undefined if they cannot be seen. */
  readonly attributesOf: (path: string) => string | undefined;
}

/** The machine of another process. Needs the right to look at it. */
export function machineOf(pid: number): MachineView {
  const root = `/proc/${pid}/root`;
  return {
    root,
    mountinfo: `/proc/${pid}/mountinfo`,
    swaps: '/proc/swaps',
    attributesOf: (path) => attributes(join(root, path)),
  };
}

function attributes(path: string): string | undefined {
  try {
    const printed = execFileSync('/usr/bin/lsattr', ['-d', path], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return printed.split(' ')[0];
  } catch {
    return undefined;
  }
}
