import type { StoredBlob } from '../objects/blob.ts';
import type { Place } from '../places/place.ts';
import { storageCode } from '../storage-error.ts';
import { copyBlob } from './copy-blob.ts';
import type { CopyHealth } from './copy-health.ts';

/** Makes copies good from others, one at a time, so that whoever reads is not held up. */
export class Healer {
  readonly #places: readonly Place[];
  readonly #health: CopyHealth;
  readonly #waiting = new Set<string>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(places: readonly Place[], health: CopyHealth) {
    this.#places = places;
    this.#health = health;
  }

  /** In the background; a blob that waits already is not queued again. */
  later(blob: StoredBlob, damaged: Place): void {
    const ticket = `${damaged.name}/${blob.name}`;
    if (this.#waiting.has(ticket)) return;
    this.#waiting.add(ticket);
    this.#last = this.#last
      .then(async () => await this.heal(blob, damaged))
      .finally(() => this.#waiting.delete(ticket));
  }

  /** Whether a whole copy lies there now. */
  async heal(blob: StoredBlob, damaged: Place): Promise<boolean> {
    for (const from of this.#places) {
      if (from === damaged) continue;
      try {
        await copyBlob(blob, from, damaged);
        this.#health.healed(damaged.name);
        return true;
      } catch (error) {
        const code = storageCode(error);
        // Another source does not help where nothing can be written.
        if (code === 'full' || code === 'read-only') {
          this.#health.failedToRead(damaged.name, code);
          return false;
        }
      }
    }
    return false;
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#waiting.size > 0) await this.#last;
  }
}
