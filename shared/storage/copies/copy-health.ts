import type { StorageErrorCode } from '../storage-error.ts';

/** What happened in one place since the process started; no blob is named. */
export interface PlaceHealth {
  /** Blobs that lack here because writing failed, and were not made good yet. */
  readonly lacking: number;
  readonly healed: number;
  /** Found missing or damaged when they were read. */
  readonly damaged: number;
  /** Why the last thing that was tried here failed; undefined if it went well. */
  readonly trouble: StorageErrorCode | undefined;
}

const UNHARMED: PlaceHealth = { lacking: 0, healed: 0, damaged: 0, trouble: undefined };

/** Counts per place, in memory alone. */
export class CopyHealth {
  readonly #places = new Map<string, PlaceHealth>();

  of(place: string): PlaceHealth {
    return this.#places.get(place) ?? UNHARMED;
  }

  worked(place: string): void {
    if (this.of(place).trouble !== undefined) this.#set(place, { trouble: undefined });
  }

  failedToRead(place: string, code: StorageErrorCode): void {
    const lost = code === 'missing' || code === 'damaged' ? 1 : 0;
    this.#set(place, { damaged: this.of(place).damaged + lost, trouble: code });
  }

  failedToWrite(place: string, code: StorageErrorCode): void {
    this.#set(place, { lacking: this.of(place).lacking + 1, trouble: code });
  }

  healed(place: string): void {
    const { healed, lacking } = this.of(place);
    this.#set(place, {
      healed: healed + 1,
      lacking: Math.max(0, lacking - 1),
      trouble: undefined,
    });
  }

  /** Everything was read back: so many lack here, whatever was counted before. */
  scrubbed(place: string, lacking: number): void {
    this.#set(place, { lacking });
  }

  #set(place: string, change: Partial<PlaceHealth>): void {
    this.#places.set(place, { ...this.of(place), ...change });
  }
}
