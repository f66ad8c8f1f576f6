import { randomBytes } from 'node:crypto';
import { link, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { asStorageError, syncFolder } from './folder-errors.ts';
import type { PlaceSink } from './place.ts';

/** Written once, never changed: a mended copy is another file under the same name. */
const FILE_MODE = 0o440;
const RANDOM_BYTES = 8;

interface Target {
  readonly draft: string;
  readonly folder: string;
  readonly file: string;
  readonly replace: boolean;
}

/** Writes beside, flushes, and only then gives the file its name. */
export class FileSink implements PlaceSink {
  readonly #target: Target;
  readonly #draft: string;
  readonly #handle: FileHandle;

  private constructor(target: Target, draft: string, handle: FileHandle) {
    this.#target = target;
    this.#draft = draft;
    this.#handle = handle;
  }

  static async open(target: Target): Promise<FileSink> {
    const draft = join(target.draft, randomBytes(RANDOM_BYTES).toString('hex'));
    return new FileSink(target, draft, await open(draft, 'wx', 0o600));
  }

  async write(pieces: readonly Uint8Array[]): Promise<void> {
    try {
      await writeAll(this.#handle, pieces);
    } catch (error) {
      throw asStorageError(error);
    }
  }

  async commit(): Promise<void> {
    const { file, folder, replace } = this.#target;
    try {
      await this.#handle.chmod(FILE_MODE);
      await this.#handle.sync();
      await this.#handle.close();
      if (replace) await rename(this.#draft, file);
      else {
        // Unlike rename(2), this one fails where the name is taken.
        await link(this.#draft, file);
        await rm(this.#draft);
      }
      await syncFolder(folder);
    } catch (error) {
      await this.abort();
      throw asStorageError(error);
    }
  }

  async abort(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await rm(this.#draft, { force: true }).catch(() => undefined);
  }
}

/** writev(2) may write less than asked, for example when the disk runs full. */
async function writeAll(handle: FileHandle, pieces: readonly Uint8Array[]): Promise<void> {
  const total = pieces.reduce((sum, { length }) => sum + length, 0);
  if (total === 0) return;
  const { bytesWritten } = await handle.writev([...pieces]);
  if (bytesWritten === total) return;
  const rest = Buffer.concat(pieces).subarray(bytesWritten);
  await handle.appendFile(rest);
}
