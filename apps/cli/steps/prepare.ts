import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { BUILT, inBuilt } from '../places.ts';
import { step } from '../step.ts';
import { installDependencies } from './dependencies.ts';
import { prepareEngine } from './engine.ts';
import { buildWebApp } from './web-app.ts';

/**
 * Brings everything that is installed or built up to date; a second command meanwhile waits.
 * `libraryData`: the data folder of a library that runs, which needs a database.
 */
export async function prepare(libraryData: string | undefined): Promise<void> {
  const lock = await lockBuilt();
  try {
    await step('Dependencies', installDependencies);
    if (libraryData !== undefined)
      await step('Database', async () => {
        // Only now is there what it imports.
        const { preparePostgres } = await import('./postgres.ts');
        return await preparePostgres(libraryData);
      });
    await step('Media engine', prepareEngine);
    await step('Web app', buildWebApp);
  } finally {
    if (lock !== undefined) closeSync(lock);
  }
}

/** What a command needs that starts nothing. */
export async function prepareDependencies(): Promise<void> {
  const lock = await lockBuilt();
  try {
    await installDependencies();
  } finally {
    if (lock !== undefined) closeSync(lock);
  }
}

/**
 * The kernel frees the lock when the descriptor is closed, also by a crash.
 * A user who may not write here gets none: they can only use what is up to date.
 */
async function lockBuilt(): Promise<number | undefined> {
  const descriptor = openLock();
  if (descriptor === undefined) return undefined;
  const flock = spawn('flock', ['3'], { stdio: ['ignore', 'ignore', 'ignore', descriptor] });
  const { promise, resolve } = Promise.withResolvers<void>();
  flock.once('error', () => resolve()).once('exit', () => resolve());
  await promise;
  return descriptor;
}

function openLock(): number | undefined {
  try {
    mkdirSync(BUILT, { recursive: true });
    return openSync(inBuilt('lock'), 'a', 0o600);
  } catch {
    return undefined;
  }
}
