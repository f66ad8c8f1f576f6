import { open } from 'node:fs/promises';
import { StorageError, type StorageErrorCode } from '../storage-error.ts';

const CODES: Readonly<Record<string, StorageErrorCode>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EEXIST: 'exists',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EIO: 'damaged',
};

/** What the system says of a file, in our codes. */
export function asStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // No cause: the system's own message holds the path.
  return new StorageError(CODES[code] ?? 'away');
}

/** A new name in a folder survives a power cut only after this (fsync(2), NOTES). */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
