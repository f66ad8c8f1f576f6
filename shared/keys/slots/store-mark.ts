import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { KeysError } from '../keys-error.ts';
import { makeDurableFolder, syncFolder } from './copies.ts';

const FILE = 'store.json';
const VERSION = 1;
const MARK = /^\{"version":1,"id":"([0-9a-f]{32})"\}$/m;

/**
 * The id that all copies of one store have; made where every folder is empty. It holds no secret,
 * and keeps a copy of another store from being taken for one of this.
 * @throws KeysError `copies-differ`, `store-newer`, `store-damaged`, `copy-not-written`
 */
export function storeMark(folders: readonly string[]): string {
  const id = findStoreId(folders) ?? randomBytes(16).toString('hex');
  for (const folder of folders) if (readMark(folder) === undefined) writeMark(folder, id);
  return id;
}

/** The same without writing anything; undefined where every folder is empty or missing. */
export function findStoreId(folders: readonly string[]): string | undefined {
  const ids = new Set(folders.map(readMark).filter((id) => id !== undefined));
  if (ids.size > 1) throw new KeysError('copies-differ');
  const [known] = ids;
  if (known === undefined && folders.some(holdsSomething)) throw new KeysError('store-damaged');
  return known;
}

function readMark(folder: string): string | undefined {
  const text = readOr(join(folder, FILE));
  if (text === undefined) return undefined;
  const [, version] = /^\{"version":(\d+)/.exec(text) ?? [];
  if (version !== undefined && Number(version) > VERSION) throw new KeysError('store-newer');
  const [, id] = MARK.exec(text) ?? [];
  return id;
}

function writeMark(folder: string, id: string): void {
  try {
    makeDurableFolder(folder);
    const descriptor = openSync(join(folder, FILE), 'w', 0o600);
    writeSync(descriptor, `${JSON.stringify({ version: VERSION, id })}\n`);
    fsyncSync(descriptor);
    closeSync(descriptor);
    syncFolder(folder);
  } catch {
    throw new KeysError('copy-not-written');
  }
}

function holdsSomething(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => !name.startsWith('lost+found'));
}

function readOr(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
