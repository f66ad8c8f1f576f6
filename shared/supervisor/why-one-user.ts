import { spawnSync } from 'node:child_process';
import { placeCommand } from './place-command.ts';
import { programInside, type ProcessPlace } from './process-place.ts';

/** Why processes cannot have users of their own. */
export const ONE_USER_REASONS = ['not-root', 'refused'] as const;

export type OneUserReason = (typeof ONE_USER_REASONS)[number];

const READ_FILE = `require('node:fs').readFileSync(process.argv[1])`;

/**
 * Undefined if a process can live in such a place: tried with Node itself, because containers
 * refuse root some of the steps, and files may be unreadable to the other user.
 * `file`, as the process would see it, has to be readable there.
 */
export function whyOneUser(place: ProcessPlace, file: string): OneUserReason | undefined {
  if (process.getuid?.() !== 0) return 'not-root';
  const [program = '', ...words] = placeCommand(place, process.execPath);
  const tried = spawnSync(
    program,
    [...words, programInside(place, process.execPath), '--eval', READ_FILE, file],
    { stdio: 'ignore', cwd: '/', timeout: 20_000 },
  );
  return tried.status === 0 ? undefined : 'refused';
}
