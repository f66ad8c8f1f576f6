import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// sun_path of unix(7) holds 108 bytes with the closing zero; socket names take up to 30.
const MAX_FOLDER_BYTES = 77;

/** Somebody else owns the place where our sockets belong, or could reach into it. */
export class SocketFolderError extends Error {
  readonly folder: string;

  constructor(folder: string) {
    super('socket folder is not ours alone');
    this.folder = folder;
  }
}

/**
 * The folder for the sockets of one data folder, readable by this user alone; made if it is missing.
 * It lies outside the data folder because a socket's path must be short.
 */
export function socketFolder(dataFolder: string): string {
  const folder = placeOf(dataFolder);
  mkdirUnlessThere(folder);
  assertOursAlone(folder);
  return folder;
}

/** The same folder if there is one. */
export function findSocketFolder(dataFolder: string): string | undefined {
  const folder = placeOf(dataFolder);
  if (!existsSync(folder)) return undefined;
  assertOursAlone(folder);
  return folder;
}

function placeOf(dataFolder: string): string {
  const hash = createHash('sha256').update(canonical(dataFolder)).digest('hex').slice(0, 16);
  const name = `blende-${userId()}-${hash}`;
  const preferred = join(tmpdir(), name);
  return Buffer.byteLength(preferred) <= MAX_FOLDER_BYTES ? preferred : join('/tmp', name);
}

/** The same folder by another way, for example through a link, has the same sockets. */
function canonical(dataFolder: string): string {
  return existsSync(dataFolder) ? realpathSync(dataFolder) : dataFolder;
}

function userId(): number {
  return process.getuid?.() ?? 0;
}

function assertOursAlone(folder: string): void {
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== userId() || (found.mode & 0o077) !== 0)
    throw new SocketFolderError(folder);
}

function mkdirUnlessThere(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
