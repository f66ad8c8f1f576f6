import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
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
 * The folder for the sockets of one data folder, readable by this user alone.
 * It lies outside the data folder because a socket's path must be short.
 */
export function socketFolder(dataFolder: string): string {
  const userId = process.getuid?.() ?? 0;
  const name = `blende-${userId}-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`;
  const preferred = join(tmpdir(), name);
  const folder = Buffer.byteLength(preferred) <= MAX_FOLDER_BYTES ? preferred : join('/tmp', name);
  mkdirUnlessThere(folder);
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== userId || (found.mode & 0o077) !== 0)
    throw new SocketFolderError(folder);
  return folder;
}

function mkdirUnlessThere(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
