import { constants } from 'node:fs';
import { access, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ByteRange } from '../age/payload-range.ts';
import { parseBlobName, type BlobName, type StoredBlob } from '../objects/blob.ts';
import { StorageError } from '../storage-error.ts';
import { FileSink } from './file-sink.ts';
import { filePieces } from './file-pieces.ts';
import { asStorageError, syncFolder } from './folder-errors.ts';
import type { Place, PlaceSink } from './place.ts';

const SHARD_CHARACTERS = 2;
const SHARD = /^[0-9a-f]{2}$/;
/** Unfinished blobs: what a crash leaves here was never acknowledged. */
const INCOMING = 'incoming';
const ABANDONED_MS = 24 * 60 * 60_000;
/** The group too: library and worker are different users of one group. */
const FOLDER_MODE = 0o2770;

/**
 * A copy of everything in a folder, in up to 256 folders by the first two characters of the name.
 * Only sealed bytes ever reach it.
 */
export class FolderPlace implements Place {
  readonly name: string;
  readonly path: string;
  readonly near = true;

  private constructor(name: string, path: string) {
    this.name = name;
    this.path = path;
  }

  /** Makes what lacks of the folder, and clears what a crash left behind a day ago. */
  static async open(name: string, path: string): Promise<FolderPlace> {
    const place = new FolderPlace(name, path);
    await guarded(async () => {
      await makeFolder(join(path, INCOMING));
      await place.#clearAbandoned();
    }).catch(() => undefined);
    return place;
  }

  async create(name: BlobName, { replace = false } = {}): Promise<PlaceSink> {
    return await guarded(async () => {
      const folder = this.#folderOf(name);
      await makeFolder(folder, this.path);
      return await FileSink.open({
        draft: join(this.path, INCOMING),
        folder,
        file: join(folder, name),
        replace,
      });
    });
  }

  async *read(
    { name, sizeBytes }: StoredBlob,
    range: ByteRange,
    pieceBytes: number,
  ): AsyncGenerator<Uint8Array> {
    try {
      const file = await open(this.#fileOf(name), 'r');
      try {
        if ((await file.stat()).size !== sizeBytes) throw new StorageError('damaged');
        yield* filePieces(file, range, pieceBytes);
      } finally {
        await file.close();
      }
    } catch (error) {
      throw asStorageError(error);
    }
  }

  async sizeOf(name: BlobName): Promise<number | undefined> {
    return await guarded(async () => {
      const found = await stat(this.#fileOf(name)).catch((error: unknown) => {
        if (asStorageError(error).code === 'missing') return undefined;
        throw error;
      });
      return found?.size;
    });
  }

  async *list(): AsyncGenerator<BlobName> {
    const shards = await guarded(async () => await readdir(this.path));
    for (const shard of shards.filter((name) => SHARD.test(name))) {
      const names = await guarded(async () => await readdir(join(this.path, shard)));
      for (const name of names) {
        const known = parseBlobName(name);
        if (known !== undefined) yield known;
      }
    }
  }

  async remove(name: BlobName): Promise<void> {
    await guarded(async () => {
      await rm(this.#fileOf(name), { force: true });
      await syncFolder(this.#folderOf(name)).catch((error: unknown) => {
        if (asStorageError(error).code !== 'missing') throw error;
      });
    });
  }

  /** @throws StorageError `read-only`, `missing` */
  async checkWritable(): Promise<void> {
    await guarded(async () => {
      await access(join(this.path, INCOMING), constants.W_OK);
    });
  }

  async #clearAbandoned(): Promise<void> {
    const folder = join(this.path, INCOMING);
    for (const name of await readdir(folder)) {
      const file = join(folder, name);
      if ((await stat(file)).mtimeMs < Date.now() - ABANDONED_MS) await rm(file, { force: true });
    }
  }

  #folderOf(name: BlobName): string {
    return join(this.path, name.slice(0, SHARD_CHARACTERS));
  }

  #fileOf(name: BlobName): string {
    return join(this.#folderOf(name), name);
  }
}

/** Durable in its parent once this resolves. */
async function makeFolder(folder: string, parent?: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true });
  if (made === undefined) return;
  // The mode of mkdir is cut by the umask.
  const handle = await open(folder, 'r');
  try {
    await handle.chmod(FOLDER_MODE);
  } finally {
    await handle.close();
  }
  await syncFolder(parent ?? join(folder, '..'));
}

async function guarded<Value>(run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    throw asStorageError(error);
  }
}
