import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret } from '@blende/shared/basics/secret.ts';
import { OperatorError } from './operator-error.ts';

const KEY_BYTES = 32;

/** The key of the start link, made at first use; only this user can read its file. */
export function startKey(dataFolder: string): Secret<string> {
  const file = fileIn(dataFolder);
  try {
    const text = readFileSync(file, 'utf8').trim();
    if (/^[A-Za-z0-9_-]{43}$/.test(text)) return new Secret(text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return newStartKey(dataFolder);
    throw error;
  }
  throw new OperatorError(
    'start-key-broken',
    `${file} holds no start key: ./blende start-link --new makes another one.`,
  );
}

/** Replaces the key; whoever has the old link cannot start meetings with it any more. */
export function newStartKey(dataFolder: string): Secret<string> {
  const key = randomBytes(KEY_BYTES).toString('base64url');
  const file = fileIn(dataFolder);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${key}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(draft, file);
  return new Secret(key);
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'start-key');
}
