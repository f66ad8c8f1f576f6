import type { BlobSink } from '../blob-store.ts';
import type { BlobName } from '../objects/blob.ts';
import type { Place, PlaceSink } from '../places/place.ts';
import { storageCode, StorageError } from '../storage-error.ts';
import type { CopyHealth } from './copy-health.ts';
import { within } from './within.ts';

/** Fewer durable copies than this are none. */
export const FEWEST_COPIES = 2;

interface Leg {
  readonly place: Place;
  readonly sink: PlaceSink;
}

interface Sharing {
  readonly health: CopyHealth;
  /** How long one place may take for a piece before the others go on without it. */
  readonly patienceMs: number;
}

/** Writes one blob to all places at once, at the pace of the slowest that is patient enough. */
export class CopiesSink implements BlobSink {
  readonly #name: BlobName;
  readonly #sharing: Sharing;
  readonly #lacking: string[] = [];
  #legs: readonly Leg[] = [];

  private constructor(name: BlobName, sharing: Sharing) {
    this.#name = name;
    this.#sharing = sharing;
  }

  static async open(
    name: BlobName,
    places: readonly Place[],
    sharing: Sharing,
  ): Promise<CopiesSink> {
    const sink = new CopiesSink(name, sharing);
    const opened = await Promise.all(
      places.map(async (place) => await sink.#tryAt(place, place.create(name))),
    );
    sink.#legs = opened.flatMap((leg, index) => {
      const place = places[index];
      return leg === undefined || place === undefined ? [] : [{ place, sink: leg }];
    });
    await sink.#requireEnough();
    return sink;
  }

  async write(pieces: readonly Uint8Array[]): Promise<void> {
    await this.#onEach(async ({ sink }) => await sink.write(pieces));
  }

  async commit(): Promise<{ readonly lacking: readonly string[] }> {
    await this.#onEach(async ({ sink }) => await sink.commit(), true);
    for (const { place } of this.#legs) this.#sharing.health.worked(place.name);
    return { lacking: this.#lacking };
  }

  async abort(): Promise<void> {
    await Promise.all(
      this.#legs.map(async ({ sink }) => await sink.abort().catch(() => undefined)),
    );
  }

  async #onEach(act: (leg: Leg) => Promise<void>, committing = false): Promise<void> {
    const legs = this.#legs;
    const done = await Promise.all(
      legs.map(
        async (leg) =>
          await this.#tryAt(
            leg.place,
            act(leg).then(() => leg),
          ),
      ),
    );
    this.#legs = done.filter((leg) => leg !== undefined);
    for (const leg of legs)
      if (!this.#legs.includes(leg)) void leg.sink.abort().catch(() => undefined);
    await this.#requireEnough(committing);
  }

  async #tryAt<Value>(place: Place, work: Promise<Value>): Promise<Value | undefined> {
    try {
      return await within(this.#sharing.patienceMs, work);
    } catch (error) {
      const code = storageCode(error);
      // The name is taken everywhere alike: the caller's mistake, not this place's.
      if (code === 'exists') throw error;
      this.#lacking.push(place.name);
      this.#sharing.health.failedToWrite(place.name, code);
      return undefined;
    }
  }

  async #requireEnough(committed = false): Promise<void> {
    if (this.#legs.length >= FEWEST_COPIES) return;
    await this.abort();
    // A lone copy that is durable already: nobody was told of it.
    if (committed)
      for (const { place } of this.#legs) await place.remove(this.#name).catch(() => undefined);
    throw new StorageError('too-few-copies');
  }
}
