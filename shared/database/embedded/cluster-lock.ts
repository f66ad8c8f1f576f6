import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a server writes into its folder while it runs (`miscadmin.h`, "postmaster.pid"). */
export interface ClusterLock {
  readonly pid: number;
  /** Of its System V shared memory; undefined until it has some. */
  readonly memoryId: number | undefined;
  /** Whether it says of itself that it takes connections; who comes earlier makes it print a line. */
  readonly isReady: boolean;
}

export function clusterLockFile(folder: string): string {
  return join(folder, 'postmaster.pid');
}

/** What the last server wrote and did not take back; undefined after an orderly end. */
export function readClusterLock(folder: string): ClusterLock | undefined {
  const file = clusterLockFile(folder);
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const memoryId = /^\s*\d+\s+(\d+)\s*$/.exec(lines[6] ?? '')?.[1];
  return {
    pid: Number.parseInt(lines[0] ?? '', 10),
    memoryId: memoryId === undefined ? undefined : Number(memoryId),
    isReady: lines[7]?.trim() === 'ready',
  };
}

/** How many processes hold a piece of System V shared memory (proc(5), /proc/sysvipc/shm). */
export function holdersOfMemory(memoryId: number): number {
  const [heading = '', ...lines] = readFileSync('/proc/sysvipc/shm', 'utf8').trim().split('\n');
  const columns = words(heading);
  const [idAt, countAt] = [columns.indexOf('shmid'), columns.indexOf('nattch')];
  const found = lines.map(words).find((values) => Number(values[idAt]) === memoryId);
  return found === undefined ? 0 : Number(found[countAt]);
}

function words(line: string): readonly string[] {
  return line.trim().split(/\s+/);
}
