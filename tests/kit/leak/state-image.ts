import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../namespaces/run.ts';
import type { Sink } from './sink.ts';

const BLOCK_BYTES = 4096;

/**
 * A file system of its own for a state folder, in a file whose raw bytes can be read: also what was
 * deleted is in them. Needs root.
 */
export class StateImage implements Disposable {
  readonly #place = mkdtempSync(join(tmpdir(), 'blende-image-'));
  readonly file = join(this.#place, 'image');
  /** Where it is mounted. */
  readonly mount = join(this.#place, 'mount');

  constructor(mebibytes = 64, inodes = 1024) {
    mkdirSync(this.mount);
    run('truncate', ['-s', `${mebibytes}M`, this.file]);
    run('mkfs.ext4', ['-q', '-F', '-b', String(BLOCK_BYTES), '-N', String(inodes), this.file]);
    run('mount', ['-o', 'loop,nodev,nosuid', this.file, this.mount]);
  }

  /** The folder for the product; the root of a file system belongs to nobody's data. */
  get dataFolder(): string {
    return join(this.mount, 'data');
  }

  /** Everything on it, after all that waits was written. */
  bytes(): Buffer {
    run('sync', ['-f', this.mount]);
    return readFileSync(this.file);
  }

  get sink(): Sink {
    return {
      name: 'disk image',
      searchedBy: (scanner) => scanner.scan('disk image', 'image', this.bytes()),
    };
  }

  [Symbol.dispose](): void {
    run('umount', ['--lazy', this.mount]);
    rmSync(this.#place, { recursive: true, force: true });
  }
}
