import type { ByteRange } from './age/payload-range.ts';
import type { BlobName, StoredBlob } from './objects/blob.ts';

// What somebody may do with blobs is the type they hold. All bytes here are sealed.

export interface BlobReading<Opened> {
  readonly range: ByteRange;
  /** Every piece but the last is this long. */
  readonly pieceBytes: number;
  /**
   * Makes something of a piece that begins at the byte `at` of the blob. Where it throws a
   * StorageError `damaged`, the same bytes are read from another copy, and this one is mended.
   */
  readonly open: (sealed: Uint8Array, at: number) => Opened;
}

export interface BlobReader {
  /**
   * Reads a range, piece by piece, from the nearest good copy.
   * @throws StorageError `no-good-copy`
   */
  read<Opened>(blob: StoredBlob, reading: BlobReading<Opened>): AsyncGenerator<Opened>;
}

export interface BlobWriter {
  /** Begins a blob; nothing of it can be read before `commit`. */
  create(name: BlobName): Promise<BlobSink>;
}

export interface BlobRemover {
  /**
   * Takes a blob out of every copy; one that lies nowhere is gone already.
   * @throws StorageError with the first copy's reason, after all were tried.
   */
  remove(name: BlobName): Promise<void>;
}

export interface BlobSink {
  /** Resolves when more may come; the bytes may be used again then. */
  write(pieces: readonly Uint8Array[]): Promise<void>;
  /**
   * Resolves when the blob survives a power cut in at least two copies, with the names of places
   * that lack it.
   * @throws StorageError `too-few-copies`: the blob counts as never written.
   */
  commit(): Promise<{ readonly lacking: readonly string[] }>;
  /** Leaves nothing behind. */
  abort(): Promise<void>;
}
