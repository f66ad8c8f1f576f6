import type { Secret } from '../../basics/secret.ts';
import { openHeader, payloadKey } from '../age/header.ts';
import { cutTo, PayloadOpener, sealedRange, type ByteRange } from '../age/payload-range.ts';
import {
  CHUNK_BYTES,
  CHUNKS_AT_ONCE,
  HEAD_BYTES,
  HEADER_BYTES,
  SEALED_CHUNK_BYTES,
} from '../age/payload-size.ts';
import type { BlobReader } from '../blob-store.ts';
import { StorageError } from '../storage-error.ts';
import type { StoredBlob } from './blob.ts';
import type { PartEntry } from './manifest.ts';
import { sha256 } from './seal-part.ts';

const PIECE_BYTES = CHUNKS_AT_ONCE * SEALED_CHUNK_BYTES;

/**
 * Opens one part: its head is the one that was written, and its last chunk opens, so nothing was
 * cut off. Each is read from another copy if the nearest one fails.
 */
export async function openPart(
  reader: BlobReader,
  part: PartEntry,
  identity: () => Promise<Secret<string>>,
): Promise<PayloadOpener> {
  const range = { start: 0, end: HEAD_BYTES };
  const open = (bytes: Uint8Array): Buffer => {
    if (sha256(bytes) !== part.head) throw new StorageError('damaged');
    return Buffer.from(bytes);
  };
  for await (const head of reader.read(part, { range, pieceBytes: HEAD_BYTES, open })) {
    const fileKey = await openHeader(head.subarray(0, HEADER_BYTES), await identity());
    const key = payloadKey(fileKey, head.subarray(HEADER_BYTES));
    const payload = new PayloadOpener(key, part.plainBytes);
    for await (const _ of openedPieces(reader, part, payload, payload.lastChunk())) void _;
    return payload;
  }
  throw new StorageError('damaged');
}

/** The plaintext of a range of a part, in pieces of at most 64 KiB. */
export async function* readPart(
  reader: BlobReader,
  part: PartEntry,
  payload: PayloadOpener,
  wanted: ByteRange,
): AsyncGenerator<Uint8Array> {
  const sealed = sealedRange(wanted, payload.plainBytes);
  let at = (sealed.start / SEALED_CHUNK_BYTES) * CHUNK_BYTES;
  for await (const chunks of openedPieces(reader, part, payload, sealed))
    for (const chunk of chunks) {
      const cut = cutTo(wanted, chunk, at);
      at += chunk.length;
      if (cut.length > 0) yield cut;
    }
}

/** Opened chunks of a range of the payload, which begins behind the head of the blob. */
function openedPieces(
  reader: BlobReader,
  part: StoredBlob,
  payload: PayloadOpener,
  sealed: ByteRange,
): AsyncGenerator<readonly Uint8Array[]> {
  return reader.read(part, {
    range: { start: HEAD_BYTES + sealed.start, end: HEAD_BYTES + sealed.end },
    pieceBytes: PIECE_BYTES,
    open: (bytes, at) => payload.open(bytes, at - HEAD_BYTES),
  });
}
