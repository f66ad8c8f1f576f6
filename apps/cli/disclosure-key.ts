import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret } from '@blende/shared/basics/secret.ts';
import { OperatorError } from './operator-error.ts';

const SEED_BYTES = 32;

/**
 * The seed of the key that signs answers to "what does the server know about me?", made at the
 * first start; only this user can read its file.
 */
export function disclosureSeed(dataFolder: string): Secret<string> {
  const folder = join(dataFolder, 'keys');
  const file = join(folder, 'disclosure.key');
  try {
    const text = readFileSync(file, 'utf8').trim();
    if (/^[A-Za-z0-9_-]{43}$/.test(text)) return new Secret(text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return newSeed(folder, file);
    throw error;
  }
  throw new OperatorError(
    'disclosure-key-broken',
    `${file} holds no key: delete it, and the next start makes another one.`,
  );
}

function newSeed(folder: string, file: string): Secret<string> {
  const seed = randomBytes(SEED_BYTES).toString('base64url');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${seed}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(draft, file);
  return new Secret(seed);
}
