import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../operator-error.ts';

/** What an instance knows of itself. `keysBegun`: its key store is not new any more. */
export interface InstanceMark {
  readonly id: string;
  readonly keysBegun: boolean;
}

/** The mark in the data folder, undefined before the first start with a library. @throws OperatorError */
export function findInstanceMark(dataFolder: string): InstanceMark | undefined {
  try {
    const text = readFileSync(fileIn(dataFolder), 'utf8');
    const [, id, begun] =
      /^\{"version":1,"id":"([0-9a-f]{16})","keysBegun":(true|false)\}\s*$/.exec(text) ?? [];
    if (id !== undefined) return { id, keysBegun: begun === 'true' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  throw new OperatorError(
    'instance-unreadable',
    `${fileIn(dataFolder)} cannot be read: bring it back from a copy, or write its id into it again as the recovery sheet shows it.`,
  );
}

/** The same; made if it is missing. */
export function instanceMark(dataFolder: string): InstanceMark {
  const found = findInstanceMark(dataFolder);
  if (found !== undefined) return found;
  const mark = { id: randomBytes(8).toString('hex'), keysBegun: false };
  writeMark(dataFolder, mark);
  return mark;
}

export function markKeysBegun(dataFolder: string): void {
  const mark = instanceMark(dataFolder);
  if (!mark.keysBegun) writeMark(dataFolder, { ...mark, keysBegun: true });
}

function writeMark(dataFolder: string, { id, keysBegun }: InstanceMark): void {
  const draft = `${fileIn(dataFolder)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify({ version: 1, id, keysBegun })}\n`, { mode: 0o600 });
  renameSync(draft, fileIn(dataFolder));
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'instance.json');
}
