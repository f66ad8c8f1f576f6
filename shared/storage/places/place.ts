import type { ByteRange } from '../age/payload-range.ts';
import type { BlobName, StoredBlob } from '../objects/blob.ts';

// One copy of every blob lies in each place. What may be done with a place is the type one holds.

export interface PlaceReader {
  readonly name: string;
  /**
   * A piece is good until the next one is asked for.
   * @throws StorageError `missing`, `away`, `damaged` if the blob has another size than it should
   */
  read(blob: StoredBlob, range: ByteRange, pieceBytes: number): AsyncGenerator<Uint8Array>;
  /** Undefined where nothing lies under this name. */
  sizeOf(name: BlobName): Promise<number | undefined>;
  list(): AsyncGenerator<BlobName>;
}

export interface PlaceWriter {
  readonly name: string;
  /** `replace`: whatever lies there already is damaged. */
  create(name: BlobName, options?: { readonly replace?: boolean }): Promise<PlaceSink>;
}

export interface PlaceRemover {
  readonly name: string;
  /** Resolves when it is gone, also if it was never there. */
  remove(name: BlobName): Promise<void>;
}

export interface PlaceSink {
  write(pieces: readonly Uint8Array[]): Promise<void>;
  /**
   * Resolves when the blob lies under its name and survives a power cut.
   * @throws StorageError `exists`
   */
  commit(): Promise<void>;
  abort(): Promise<void>;
}

export interface Place extends PlaceReader, PlaceWriter, PlaceRemover {
  /** Quick to ask before the others. */
  readonly near: boolean;
}
