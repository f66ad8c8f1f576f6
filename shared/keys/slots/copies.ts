import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { KeysError } from '../keys-error.ts';
import { sizeOf, slotIn, type SlotFile } from './slot-file.ts';

export interface SlotChange {
  readonly file: SlotFile;
  readonly slot: number;
  readonly bytes: Buffer;
}

/** The same files in several folders. Knows places and bytes, and nothing of what they mean. */
export class Copies {
  readonly folders: readonly string[];

  constructor(folders: readonly string[]) {
    this.folders = folders;
  }

  /** A file of this copy in full length, what it lacks as zeros; undefined if it is not there. */
  readFile(copy: number, file: SlotFile): Buffer | undefined {
    try {
      const found = readFileSync(this.#path(copy, file));
      const content = Buffer.alloc(sizeOf(file));
      found.copy(content);
      return content;
    } catch {
      return undefined;
    }
  }

  /** One slot of this copy; undefined if it cannot be read. */
  async readSlots(
    copy: number,
    file: SlotFile,
    slots: readonly number[],
  ): Promise<readonly Buffer[] | undefined> {
    try {
      await using handle = await open(this.#path(copy, file), 'r');
      if (slots.length > 4) {
        const content = Buffer.alloc(sizeOf(file));
        await handle.read(content, 0, content.length, 0);
        return slots.map((slot) => slotIn(content, file, slot));
      }
      return await Promise.all(slots.map((slot) => readOne(handle, file, slot)));
    } catch {
      return undefined;
    }
  }

  /** Makes the file in full length in every copy where it is missing, and its name durable. */
  preallocate(file: SlotFile): void {
    for (const copy of this.folders.keys()) this.rebuild(copy, file, Buffer.alloc(sizeOf(file)));
  }

  /** Writes what a copy's file lacks at its end, or all of it; what is there stays where it is. */
  rebuild(copy: number, file: SlotFile, content: Buffer): void {
    const path = this.#path(copy, file);
    try {
      makeDurableFolder(dirname(path));
      const descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
      const { size } = fstatSync(descriptor);
      if (size < content.length) {
        writeSync(descriptor, content, size, content.length - size, size);
        fsyncSync(descriptor);
      }
      closeSync(descriptor);
      if (size === 0) syncFolder(dirname(path));
    } catch {
      throw new KeysError('copy-not-written');
    }
  }

  /**
   * Overwrites slots in place, one copy after the other, each flushed before the next begins: a
   * torn write hits one copy alone. Goes on with the others when one fails, and then throws.
   */
  async write(changes: readonly SlotChange[]): Promise<void> {
    let failed = false;
    for (const copy of this.folders.keys()) {
      try {
        await this.writeCopy(copy, changes);
      } catch {
        failed = true;
      }
    }
    if (failed) throw new KeysError('copy-not-written');
  }

  async writeCopy(copy: number, changes: readonly SlotChange[]): Promise<void> {
    for (const [path, slots] of Map.groupBy(changes, ({ file }) => this.#path(copy, file))) {
      await using handle = await open(path, 'r+');
      for (const { file, slot, bytes } of slots)
        await handle.write(bytes, 0, bytes.length, slot * file.slotBytes);
      await handle.datasync();
    }
  }

  #path(copy: number, file: SlotFile): string {
    return join(this.folders[copy] ?? '', file.path);
  }
}

async function readOne(handle: FileHandle, file: SlotFile, slot: number): Promise<Buffer> {
  const bytes = Buffer.alloc(file.slotBytes);
  await handle.read(bytes, 0, bytes.length, slot * file.slotBytes);
  return bytes;
}

export function makeDurableFolder(folder: string): void {
  if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined)
    syncFolder(dirname(folder));
}

/** Names are durable only when their folder is. */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
