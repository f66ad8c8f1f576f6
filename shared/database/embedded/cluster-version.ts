import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClusterRefusedError } from './cluster-refused.ts';

/**
 * The major version of the database in a folder; undefined if it holds none yet.
 * @throws ClusterRefusedError
 */
export function clusterMajor(folder: string): number | undefined {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return undefined;
  const file = join(folder, 'PG_VERSION');
  if (!existsSync(file)) throw new ClusterRefusedError('cluster-foreign');
  const text = readFileSync(file, 'utf8');
  if (!/^[1-9]\d\n?$/.test(text)) throw new ClusterRefusedError('cluster-version-unreadable');
  return Number(text);
}
