import { createHash, randomBytes } from 'node:crypto';
import { payloadKey, sealHeader } from '../age/header.ts';
import { CHUNK_BYTES, CHUNKS_AT_ONCE, NONCE_BYTES } from '../age/payload-size.ts';
import { PayloadSealer } from '../age/payload-sealer.ts';
import type { BlobWriter } from '../blob-store.ts';
import type { BlobName } from './blob.ts';
import type { PartEntry } from './manifest.ts';

/** A part ends after so many bytes: what a crash can take from an upload. */
export const LONGEST_PART_BYTES = 64 * 1024 * 1024;
const LONGEST_PIECE_BYTES = CHUNKS_AT_ONCE * CHUNK_BYTES;

export interface SealedPart {
  /** Undefined if not a byte came. */
  readonly entry: PartEntry | undefined;
  /** Why the part ends here: the source ended, broke off, or goes on in the next part. */
  readonly end: 'ended' | 'broke-off' | 'full';
}

/**
 * Takes from the source until it ends, breaks off or fills the part, and seals that as an age file
 * of its own with a fresh file key.
 * @throws StorageError `too-few-copies`: nothing of the part is kept.
 */
export async function sealPart(
  source: AsyncIterator<Uint8Array>,
  to: {
    readonly writer: BlobWriter;
    readonly name: BlobName;
    readonly recipient: string;
  },
): Promise<SealedPart> {
  let taken = await take(source);
  if (typeof taken === 'string') return { entry: undefined, end: taken };
  const { header, fileKey } = await sealHeader(to.recipient);
  const nonce = randomBytes(NONCE_BYTES);
  const head = Buffer.concat([header, nonce]);
  const sealer = new PayloadSealer(payloadKey(fileKey, nonce));
  const sink = await to.writer.create(to.name);
  const hash = createHash('sha256');
  let sizeBytes = 0;
  let plainBytes = 0;
  let written: Promise<void> = Promise.resolve();
  const put = async (pieces: readonly Uint8Array[]): Promise<void> => {
    for (const piece of pieces) {
      hash.update(piece);
      sizeBytes += piece.length;
    }
    // The next piece is sealed while this one is on its way.
    await written;
    written = sink.write(pieces);
    written.catch(() => undefined);
  };
  try {
    await put([head]);
    while (typeof taken !== 'string') {
      for (const piece of atMost(taken, LONGEST_PIECE_BYTES)) await put(sealer.update(piece));
      plainBytes += taken.length;
      if (plainBytes >= LONGEST_PART_BYTES) break;
      taken = await take(source);
    }
    await put(sealer.final());
    await written;
  } catch (error) {
    await sink.abort();
    throw error;
  }
  await sink.commit();
  const entry = {
    name: to.name,
    sizeBytes,
    plainBytes,
    hash: hash.digest('hex'),
    head: sha256(head),
  };
  return { entry, end: typeof taken === 'string' ? taken : 'full' };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The next piece that holds something. */
async function take(
  source: AsyncIterator<Uint8Array>,
): Promise<Uint8Array | 'ended' | 'broke-off'> {
  try {
    for (;;) {
      const next = await source.next();
      if (next.done === true) return 'ended';
      if (next.value.length > 0) return next.value;
    }
  } catch {
    // Whoever gave the source knows why; what came before is kept.
    return 'broke-off';
  }
}

function* atMost(piece: Uint8Array, bytes: number): Generator<Uint8Array> {
  for (let at = 0; at < piece.length; at += bytes) yield piece.subarray(at, at + bytes);
}
