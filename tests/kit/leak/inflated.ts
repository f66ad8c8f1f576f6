import { constants, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';

/** What a compressed stream inside other bytes holds. */
export interface InflatedStream {
  readonly kind: 'gzip' | 'zlib' | 'zstd';
  readonly at: number;
  readonly bytes: Buffer;
}

/** Of one stream; what is behind is not looked at. */
const MOST_BYTES = 4 * 2 ** 20;
/** Compressed input that is tried for one stream. */
const WINDOW_BYTES = 2 ** 20;
/** Streams that were cut off are read as far as they go. */
const CUT = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_BYTES } as const;

/** Magic bytes: RFC 1952 section 2.3.1 with deflate, RFC 1950 section 2.2, RFC 8878 section 3.1.1. */
const KINDS: readonly {
  readonly kind: InflatedStream['kind'];
  readonly magic: readonly Buffer[];
  readonly inflate: (bytes: Buffer) => Buffer;
}[] = [
  {
    kind: 'gzip',
    magic: [Buffer.from([0x1f, 0x8b, 0x08])],
    // What follows the stream would end the usual decoder with an error.
    inflate: (bytes) => inflateRawSync(bytes.subarray(gzipHeaderBytes(bytes)), CUT),
  },
  {
    kind: 'zlib',
    magic: [0x01, 0x5e, 0x9c, 0xda].map((level) => Buffer.from([0x78, level])),
    inflate: (bytes) => inflateSync(bytes, CUT),
  },
  {
    kind: 'zstd',
    magic: [Buffer.from([0x28, 0xb5, 0x2f, 0xfd])],
    inflate: (bytes) =>
      zstdDecompressSync(bytes, {
        finishFlush: constants.ZSTD_e_flush,
        maxOutputLength: MOST_BYTES,
      }),
  },
];

/** Every compressed stream that begins in these bytes, as far as it can be read. */
export function* inflatedIn(bytes: Buffer): Generator<InflatedStream> {
  for (const { kind, magic, inflate } of KINDS) {
    for (const sign of magic) {
      for (let at = bytes.indexOf(sign); at !== -1; at = bytes.indexOf(sign, at + 1)) {
        const inside = tried(inflate, bytes.subarray(at, at + WINDOW_BYTES));
        if (inside !== undefined && inside.length > 0) yield { kind, at, bytes: inside };
      }
    }
  }
}

/** Most of what begins like a stream is none; other bytes may follow one. */
function tried(inflate: (bytes: Buffer) => Buffer, bytes: Buffer): Buffer | undefined {
  try {
    return inflate(bytes);
  } catch {
    return undefined;
  }
}

/** RFC 1952 section 2.3. */
function gzipHeaderBytes(bytes: Buffer): number {
  const flags = bytes[3] ?? 0;
  let end = 10;
  if ((flags & 4) !== 0) end += 2 + (bytes[end] ?? 0) + 256 * (bytes[end + 1] ?? 0);
  for (const flag of [8, 16]) if ((flags & flag) !== 0) end = bytes.indexOf(0, end) + 1;
  return (flags & 2) === 0 ? end : end + 2;
}
