import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { clusterLockFile, holdersOfMemory, readClusterLock } from './cluster-lock.ts';
import { clusterProcesses } from './cluster-processes.ts';
import { ClusterRefusedError } from './cluster-refused.ts';

const POLL_MS = 20;
/** Processes of a server end by themselves when its first one is gone; long statements see it late. */
const KILL_AFTER_MS = 2000;
const GIVE_UP_AFTER_MS = 15_000;

/**
 * Waits until nobody uses a database whose server was ours and is dead: neither its processes nor
 * its shared memory. Whoever calls holds the data folder's lock and has ended our own leftovers.
 * @throws ClusterRefusedError if a server runs that is not ours: it is left alone, never adopted
 */
export async function untilFree(folder: string, executable: string): Promise<void> {
  const lock = readClusterLock(folder);
  if (lock === undefined) return;
  if (clusterProcesses(folder, executable).includes(lock.pid))
    throw new ClusterRefusedError('cluster-in-use');
  const startedAt = performance.now();
  while (isUsed(folder, executable, lock.memoryId)) {
    const waitedMs = performance.now() - startedAt;
    if (waitedMs > GIVE_UP_AFTER_MS) throw new ClusterRefusedError('cluster-not-freed');
    if (waitedMs > KILL_AFTER_MS) killAll(clusterProcesses(folder, executable));
    await delay(POLL_MS);
  }
  // A later process may have got the number in it, which would keep the next server from starting.
  rmSync(clusterLockFile(folder), { force: true });
}

function isUsed(folder: string, executable: string, memoryId: number | undefined): boolean {
  if (clusterProcesses(folder, executable).length > 0) return true;
  return memoryId !== undefined && holdersOfMemory(memoryId) > 0;
}

function killAll(pids: readonly number[]): void {
  for (const pid of pids)
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has just ended.
    }
}
