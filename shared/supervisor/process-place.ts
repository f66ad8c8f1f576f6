import { basename } from 'node:path';

/** A folder or file that a process sees, and under which path. */
export interface Mount {
  readonly from: string;
  readonly to: string;
  readonly write: boolean;
}

/** Where a process lives that shares neither user nor files with the one that starts it. */
export interface ProcessPlace {
  /** Numeric user and group; neither needs an entry in /etc/passwd or /etc/group. */
  readonly userId: number;
  readonly groupId: number;
  /** Names as setpriv(1) takes them, without `cap_`; all others are gone for good. */
  readonly capabilities: readonly string[];
  /** All it sees beside the system's own programs, which it cannot write. */
  readonly mounts: readonly Mount[];
  /** Whether it sees the processes of others in /proc. */
  readonly seesProcesses: boolean;
  /** Without one it speaks over unix sockets alone. */
  readonly hasNetwork: boolean;
  /** An empty folder on which its own file tree is built, for it alone. */
  readonly mountPoint: string;
}

const PROGRAMS = '/programs';

/**
 * The path under which a process finds what lies at `path` outside: that of the innermost mount,
 * or the same if there is no place.
 */
export function pathInside(place: ProcessPlace | undefined, path: string): string {
  const innermost = place?.mounts
    .filter(({ from }) => path === from || path.startsWith(`${from}/`))
    .toSorted((one, other) => other.from.length - one.from.length)[0];
  return innermost === undefined ? path : innermost.to + path.slice(innermost.from.length);
}

/** Programs are shown one by one: beside Node there may lie anything. */
export function programInside(place: ProcessPlace | undefined, executable: string): string {
  return place === undefined ? executable : `${PROGRAMS}/${basename(executable)}`;
}
