import { execFile } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { ClusterRefusedError } from './cluster-refused.ts';
import { freeBytes, LEAST_FREE_BYTES } from './free-space.ts';

const run = promisify(execFile);

/**
 * Copies a stopped database with owners and rights into `into`, in place of an older copy, and
 * answers where the copy is. On disks that can, it takes no room until something changes.
 * @throws ClusterRefusedError; no half copy is left
 */
export async function copyBefore(folder: string, into: string): Promise<string> {
  mkdirSync(into, { recursive: true, mode: 0o700 });
  const copy = join(into, basename(folder));
  const draft = `${copy}.new`;
  removeCopies(copy, draft);
  if (freeBytes(into) < sizeBytes(folder) + LEAST_FREE_BYTES)
    throw new ClusterRefusedError('copy-no-room');
  try {
    await run('cp', ['--archive', '--reflink=auto', '--', folder, draft]);
    await run('sync', ['--file-system', draft]);
    renameSync(draft, copy);
    return copy;
  } catch {
    removeCopies(draft);
    throw new ClusterRefusedError('copy-failed');
  }
}

function removeCopies(...paths: readonly string[]): void {
  for (const path of paths) rmSync(path, { recursive: true, force: true });
}

function sizeBytes(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .map((entry) => lstatSync(join(entry.parentPath, entry.name)).blocks * 512)
    .reduce((sum, size) => sum + size, 0);
}
