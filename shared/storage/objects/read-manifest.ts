import type { Secret } from '../../basics/secret.ts';
import { openFile } from '../age/open-file.ts';
import type { BlobReader } from '../blob-store.ts';
import { StorageError } from '../storage-error.ts';
import type { StoredBlob } from './blob.ts';
import { parseManifest, type Manifest } from './manifest.ts';
import { sha256 } from './seal-part.ts';

/** One of more than 100,000 parts of 64 MiB would be this long. */
const LONGEST_MANIFEST_BYTES = 32 * 1024 * 1024;

/**
 * Reads a manifest whose hash is known, as a whole: anybody who knows the public half of a key can
 * seal another one, so only the hash says that it is ours.
 */
export async function readManifest(
  reader: BlobReader,
  blob: StoredBlob,
  identity: () => Promise<Secret<string>>,
): Promise<Manifest> {
  if (blob.sizeBytes > LONGEST_MANIFEST_BYTES) throw new StorageError('damaged');
  const sealed = reader.read(blob, {
    range: { start: 0, end: blob.sizeBytes },
    pieceBytes: blob.sizeBytes,
    open: (bytes) => {
      if (sha256(bytes) !== blob.hash) throw new StorageError('damaged');
      return Buffer.from(bytes);
    },
  });
  for await (const whole of sealed)
    return parseManifest(Buffer.concat(await openFile(whole, await identity())));
  throw new StorageError('damaged');
}
