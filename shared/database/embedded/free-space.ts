import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ClusterRefusal } from './cluster-refused.ts';

/** Four segments of the write-ahead log: less, and the server stops at the next busy moment. */
export const LEAST_FREE_BYTES = 64 * 1024 * 1024;

/** What an unprivileged user may still write on the disk of a path. */
export function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

/** Why one of PostgreSQL's programs failed, as far as can be told without reading its words. */
export function clusterProblem(folder: string): ClusterRefusal {
  return freeBytes(dirname(folder)) < LEAST_FREE_BYTES ? 'database-disk-full' : 'cluster-broken';
}
