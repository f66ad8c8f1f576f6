import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';

const HELD_BY_ANOTHER = 75;

/**
 * Takes a folder, by a lock file in it, for this process alone, or answers undefined if another one has it.
 * flock(1) locks the open file that we share with it, so the kernel frees the lock with our
 * end, however that comes.
 */
export function lockFolder(folder: string): Disposable | undefined {
  const descriptor = openSync(join(folder, 'lock'), 'a', 0o600);
  const flock = spawnSync(
    'flock',
    ['--nonblock', '--conflict-exit-code', String(HELD_BY_ANOTHER), '3'],
    {
      stdio: ['ignore', 'ignore', 'ignore', descriptor],
    },
  );
  if (flock.status === 0) return { [Symbol.dispose]: () => closeSync(descriptor) };
  closeSync(descriptor);
  if (flock.status === HELD_BY_ANOTHER) return undefined;
  throw new Error('flock failed', { cause: flock.error });
}
