import { StorageError } from '../storage-error.ts';
import { openChunk } from './chunk.ts';
import { CHUNK_BYTES, chunkCount, payloadSize, SEALED_CHUNK_BYTES } from './payload-size.ts';

/** From `start` up to but not including `end`, in bytes. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The part of a payload that holds a range of its plaintext: whole sealed chunks. */
export function sealedRange(plain: ByteRange, plainBytes: number): ByteRange {
  if (plain.start < 0 || plain.start > plain.end || plain.end > plainBytes)
    throw new StorageError('out-of-range');
  const first = Math.floor(plain.start / CHUNK_BYTES);
  const after = Math.max(first + 1, Math.ceil(plain.end / CHUNK_BYTES));
  return {
    start: Math.min(first, chunkCount(plainBytes) - 1) * SEALED_CHUNK_BYTES,
    end: Math.min(after * SEALED_CHUNK_BYTES, payloadSize(plainBytes)),
  };
}

/** Opens one payload whose key and plaintext size are known, at any place. */
export class PayloadOpener {
  readonly plainBytes: number;
  readonly #key: Uint8Array;
  #forgotten = false;

  constructor(key: Uint8Array, plainBytes: number) {
    this.#key = key;
    this.plainBytes = plainBytes;
  }

  /**
   * Opens whole sealed chunks that begin at the byte `at` of the payload, each apart.
   * @throws StorageError `damaged`, `key-destroyed` once it was forgotten
   */
  open(sealed: Uint8Array, at: number): readonly Uint8Array[] {
    if (this.#forgotten) throw new StorageError('key-destroyed');
    const plain: Uint8Array[] = [];
    const last = chunkCount(this.plainBytes) - 1;
    for (let offset = 0; offset < sealed.length; offset += SEALED_CHUNK_BYTES) {
      const number = (at + offset) / SEALED_CHUNK_BYTES;
      const chunk = sealed.subarray(offset, offset + SEALED_CHUNK_BYTES);
      plain.push(openChunk(this.#key, { number, last: number === last }, chunk));
    }
    return plain;
  }

  /** Overwrites the key; whoever is reading is refused from here on. */
  forget(): void {
    this.#forgotten = true;
    this.#key.fill(0);
  }

  /** Where the last chunk lies: that it opens proves that nothing was cut off. */
  lastChunk(): ByteRange {
    return {
      start: (chunkCount(this.plainBytes) - 1) * SEALED_CHUNK_BYTES,
      end: payloadSize(this.plainBytes),
    };
  }
}

/** The bytes of `wanted` out of plaintext that begins at `at`. */
export function cutTo(wanted: ByteRange, plain: Uint8Array, at: number): Uint8Array {
  return plain.subarray(Math.max(0, wanted.start - at), Math.max(0, wanted.end - at));
}
