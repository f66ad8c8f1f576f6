import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { parseBlobName, type BlobName } from '../objects/blob.ts';

const SHARD = /^[0-9a-f]{2}$/;
const AGE_MAGIC = 'age-encryption.org/v1\n';

/** Names of blobs of a folder and of whatever else lies among them. */
export function namesIn(folder: string): {
  readonly blobs: readonly BlobName[];
  readonly strange: readonly string[];
} {
  const files = readdirSync(folder)
    .filter((name) => SHARD.test(name))
    .flatMap((shard) => readdirSync(join(folder, shard)));
  return {
    blobs: files.map(parseBlobName).filter((name) => name !== undefined),
    strange: files.filter((name) => parseBlobName(name) === undefined),
  };
}

export function pathOf(folder: string, name: BlobName): string {
  return join(folder, name.slice(0, 2), name);
}

/** As many as are wanted, each as likely as any other. */
export function drawn(names: readonly BlobName[], count: number): readonly BlobName[] {
  const left = [...names];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const [name] = left.splice(randomInt(left.length), 1);
    return name;
  }).filter((name) => name !== undefined);
}

export interface SeenBlob {
  readonly hash: string;
  /** Begins as an age file does. */
  readonly sealed: boolean;
}

/** Undefined where nothing lies. */
export async function lookAtBlob(file: string): Promise<SeenBlob | undefined> {
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return undefined;
  const hash = createHash('sha256');
  let start = Buffer.alloc(0);
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
    if (start.length < AGE_MAGIC.length) start = Buffer.concat([start, piece.subarray(0, 64)]);
    hash.update(piece);
  }
  return { hash: hash.digest('hex'), sealed: start.toString('latin1').startsWith(AGE_MAGIC) };
}
