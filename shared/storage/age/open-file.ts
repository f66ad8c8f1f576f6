import type { Secret } from '../../basics/secret.ts';
import { StorageError } from '../storage-error.ts';
import { headerLength, LONGEST_HEADER_BYTES, openHeader, payloadKey } from './header.ts';
import { PayloadOpener } from './payload-range.ts';
import { NONCE_BYTES, plainSize } from './payload-size.ts';

/**
 * Opens a small age file that lies in memory as a whole, to whichever and however many recipients.
 * @throws StorageError `damaged`
 */
export async function openFile(
  file: Uint8Array,
  identity: Secret<string>,
): Promise<readonly Uint8Array[]> {
  const { payload, at } = await openStart(file, file.length, identity);
  return payload.open(file.subarray(at), 0);
}

/**
 * Finds the payload of an age file from its first bytes and its size.
 * @throws StorageError `damaged`
 */
export async function openStart(
  start: Uint8Array,
  fileBytes: number,
  identity: Secret<string>,
): Promise<{ readonly payload: PayloadOpener; readonly at: number }> {
  const headerBytes = headerLength(start.subarray(0, LONGEST_HEADER_BYTES));
  if (headerBytes === undefined) throw new StorageError('damaged');
  const fileKey = await openHeader(start.subarray(0, headerBytes), identity);
  const at = headerBytes + NONCE_BYTES;
  const plainBytes = plainSize(fileBytes - at);
  if (start.length < at || plainBytes === undefined) throw new StorageError('damaged');
  const key = payloadKey(fileKey, start.subarray(headerBytes, at));
  return { payload: new PayloadOpener(key, plainBytes), at };
}
