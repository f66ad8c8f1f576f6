import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from './lock-folder.ts';
import { OperatorError } from './operator-error.ts';

/**
 * Makes the data folder if it is missing and takes it for this process alone.
 * @throws OperatorError if it cannot be written or another start has it.
 */
export function openDataFolder(folder: string): Disposable {
  makeDataFolder(folder);
  const lock = lockFolder(folder);
  if (lock !== undefined) return lock;
  throw new OperatorError(
    'already-running',
    `Blende already runs on the data folder ${folder}: stop it first, or choose another folder with --data.`,
  );
}

/**
 * Makes the data folder if it is missing.
 * @throws OperatorError if it cannot be written.
 */
export function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
    // Access rights alone say nothing about a file system that is mounted read-only or full.
    rmSync(mkdtempSync(join(folder, '.write-')), { recursive: true });
  } catch {
    throw new OperatorError(
      'data-folder-not-writable',
      `The data folder ${folder} cannot be written: give this user the right to, or choose another one with --data.`,
    );
  }
}

/** Whether an earlier start ended without clearing up. */
export function mayHaveLeftovers(folder: string): boolean {
  return existsSync(join(folder, 'supervisor.json'));
}
