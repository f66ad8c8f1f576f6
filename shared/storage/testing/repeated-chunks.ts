import { hkdfSync } from 'node:crypto';
import { Decrypter } from 'age-encryption';
import type { BlobSink, BlobWriter } from '../blob-store.ts';
import type { BlobName } from '../objects/blob.ts';

// Written without the code that it judges: it knows the format from its specification alone.

const MAC_LINE = '\n--- ';
const NONCE = 16;
const SEALED_CHUNK = 65_552;

/** Remembers everything that was ever sealed for a place, also what was given up. */
export class RecordingWriter implements BlobWriter {
  readonly streams: Buffer[][] = [];
  readonly #inner: BlobWriter;
  readonly #failAt: (written: number) => boolean;

  constructor(inner: BlobWriter, failAt: (written: number) => boolean = () => false) {
    this.#inner = inner;
    this.#failAt = failAt;
  }

  async create(name: BlobName): Promise<BlobSink> {
    const sink = await this.#inner.create(name);
    const stream: Buffer[] = [];
    this.streams.push(stream);
    let written = 0;
    return {
      write: async (pieces) => {
        for (const piece of pieces) {
          stream.push(Buffer.from(piece));
          written += piece.length;
        }
        if (this.#failAt(written)) throw new Error('the place is gone');
        await sink.write(pieces);
      },
      commit: async () => await sink.commit(),
      abort: async () => await sink.abort(),
    };
  }
}

/** Which pairs of key and chunk number were used for more than one chunk, in any of the streams. */
export async function repeatedChunks(
  streams: readonly (readonly Uint8Array[])[],
  identity: string,
): Promise<{ readonly chunks: number; readonly repeated: readonly string[] }> {
  const seen = new Set<string>();
  const repeated: string[] = [];
  for (const stream of streams) {
    const bytes = Buffer.concat(stream);
    const headerEnd = bytes.indexOf('\n', bytes.indexOf(MAC_LINE) + 1) + 1;
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const fileKey = await decrypter.decryptHeader(bytes.subarray(0, headerEnd));
    const nonce = bytes.subarray(headerEnd, headerEnd + NONCE);
    const key = Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32)).toString('hex');
    const payloadBytes = bytes.length - headerEnd - NONCE;
    for (let number = 0; number * SEALED_CHUNK < payloadBytes; number += 1) {
      const pair = `${key} ${number}`;
      if (seen.has(pair)) repeated.push(pair);
      seen.add(pair);
    }
  }
  return { chunks: seen.size, repeated };
}
