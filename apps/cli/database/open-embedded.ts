import { chmodSync, chownSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { randomPassword } from '@blende/shared/database/connect/random-password.ts';
import { ClusterRefusedError } from '@blende/shared/database/embedded/cluster-refused.ts';
import {
  clusterTool,
  hasClusterTools,
  newClusterMajor,
} from '@blende/shared/database/embedded/cluster-tools.ts';
import { clusterMajor } from '@blende/shared/database/embedded/cluster-version.ts';
import { copyBefore } from '@blende/shared/database/embedded/copy-before.ts';
import { freeBytes, LEAST_FREE_BYTES } from '@blende/shared/database/embedded/free-space.ts';
import { makeCluster } from '@blende/shared/database/embedded/make-cluster.ts';
import {
  openCluster,
  type ClusterPasswords,
} from '@blende/shared/database/embedded/open-cluster.ts';
import { untilFree } from '@blende/shared/database/embedded/until-free.ts';
import type { Migration } from '@blende/shared/database/migrations/migration.ts';
import { pendingMigrations } from '@blende/shared/database/migrations/pending-migrations.ts';
import type { ProcessPlace } from '@blende/shared/supervisor/process-place.ts';
import { printProblem } from '../print.ts';
import { runToolIn } from './run-tool-in-place.ts';

const AN_HOUR_MS = 3_600_000;

export interface OpenedCluster {
  readonly major: number;
  readonly passwords: ClusterPasswords;
}

interface ClusterFolders {
  readonly folder: string;
  /** Where a copy goes before something changes. */
  readonly copies: string;
}

/**
 * Makes the database if there is none, looks whether it fits this program, and copies it if it has to
 * be changed; its server is stopped all the while.
 * @throws ClusterRefusedError or DatabaseRefusedError; nothing was changed then
 */
export async function openEmbedded(
  { folder, copies }: ClusterFolders,
  place: ProcessPlace | undefined,
  migrations: readonly Migration[],
): Promise<OpenedCluster> {
  const found = clusterMajor(folder);
  const major = found ?? newClusterMajor();
  if (!hasClusterTools(major)) throw new ClusterRefusedError('cluster-tools-missing');
  if (freeBytes(folder) < LEAST_FREE_BYTES) throw new ClusterRefusedError('database-disk-full');
  const runTool = runToolIn(place, folder);
  if (found === undefined)
    await makeCluster(runTool, { major, folder, give: (path) => giveTo(place, path) });
  else {
    await untilFree(folder, clusterTool(major, 'postgres'));
    warnOfClock(folder);
  }
  // Group and others get nothing of it: the server gives its files the rights of their folder.
  chmodSync(folder, 0o700);
  const passwords = { superuser: randomPassword(), owner: randomPassword() };
  const applied = await openCluster(runTool, major, folder, passwords);
  const pending = pendingMigrations(migrations, applied);
  if (applied.length > 0 && pending.length > 0) await copyBefore(folder, copies);
  return { major, passwords };
}

function giveTo(place: ProcessPlace | undefined, path: string): void {
  if (place !== undefined) chownSync(path, place.userId, place.groupId);
}

/** The database does not mind, but certificates and days of deletion do. */
function warnOfClock(folder: string): void {
  const { mtimeMs } = statSync(join(folder, 'global/pg_control'));
  if (mtimeMs > Date.now() + AN_HOUR_MS)
    printProblem(
      'blende: The clock of this machine is behind the last change of the database: set the clock, or deadlines are wrong. (clock-behind)',
    );
}
