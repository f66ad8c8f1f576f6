import { createHash } from 'node:crypto';
import type { StoredBlob } from '../objects/blob.ts';
import type { PlaceReader, PlaceSink, PlaceWriter } from '../places/place.ts';
import { StorageError } from '../storage-error.ts';

const PIECE_BYTES = 262_144;

/**
 * Reads a blob to its end and compares size and hash.
 * @throws StorageError `missing`, `damaged`, `away`
 */
export async function readBack(
  blob: StoredBlob,
  from: Pick<PlaceReader, 'read'>,
  sink?: PlaceSink,
): Promise<void> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const piece of from.read(blob, { start: 0, end: blob.sizeBytes }, PIECE_BYTES)) {
    hash.update(piece);
    sizeBytes += piece.length;
    await sink?.write([piece]);
  }
  if (sizeBytes !== blob.sizeBytes || hash.digest('hex') !== blob.hash)
    throw new StorageError('damaged');
}

/** Puts a whole copy in the place of one that is missing or damaged; the hash is checked before. */
export async function copyBlob(
  blob: StoredBlob,
  from: Pick<PlaceReader, 'read'>,
  to: PlaceWriter,
): Promise<void> {
  const sink = await to.create(blob.name, { replace: true });
  try {
    await readBack(blob, from, sink);
  } catch (error) {
    await sink.abort().catch(() => undefined);
    throw error;
  }
  await sink.commit();
}
