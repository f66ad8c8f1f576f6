import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

// In memory, so that no disk knows of them. A path here also stays far below the 107 bytes that
// unix(7) has room for.
const IN_MEMORY = '/dev/shm';

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
 * It lies outside the data folder because that is on a disk, and a socket's path must be short.
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
  return join(IN_MEMORY, `blende-${userId()}-${hash}`);
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
