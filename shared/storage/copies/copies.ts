import type { BlobReader, BlobReading, BlobRemover, BlobSink, BlobWriter } from '../blob-store.ts';
import type { BlobName, StoredBlob } from '../objects/blob.ts';
import type { Place } from '../places/place.ts';
import { StorageError, storageCode, type StorageErrorCode } from '../storage-error.ts';
import { CopiesSink, FEWEST_COPIES } from './copies-sink.ts';
import { CopyHealth } from './copy-health.ts';
import { Healer } from './healer.ts';
import { within } from './within.ts';

export interface Patience {
  readonly writeMs: number;
  readonly readMs: number;
}

const PATIENCE: Patience = { writeMs: 60_000, readMs: 5_000 };
/** What sends a reader to the next copy; anything else is not this copy's fault. */
const COPY_FAILED: readonly StorageErrorCode[] = [
  'missing',
  'damaged',
  'slow',
  'away',
  'read-only',
  'not-allowed',
];
/** What another copy can make good. */
const MENDABLE: readonly StorageErrorCode[] = ['missing', 'damaged'];

/**
 * Every blob in every place. Written is what at least two hold durably; read is from the nearest
 * that has it whole, and what lacks elsewhere is made good in the background.
 */
export class Copies implements BlobReader, BlobWriter, BlobRemover {
  readonly places: readonly Place[];
  readonly health = new CopyHealth();
  readonly healer: Healer;
  readonly #patience: Patience;

  /** @throws StorageError `too-few-copies` for fewer than two places. */
  constructor(places: readonly Place[], patience: Patience = PATIENCE) {
    if (places.length < FEWEST_COPIES) throw new StorageError('too-few-copies');
    this.places = places.toSorted((a, b) => Number(b.near) - Number(a.near));
    this.#patience = patience;
    this.healer = new Healer(this.places, this.health);
  }

  async create(name: BlobName): Promise<BlobSink> {
    const { health } = this;
    return await CopiesSink.open(name, this.places, { health, patienceMs: this.#patience.writeMs });
  }

  async *read<Opened>(
    blob: StoredBlob,
    { range, pieceBytes, open }: BlobReading<Opened>,
  ): AsyncGenerator<Opened> {
    let at = range.start;
    for (const place of this.#inOrder()) {
      const pieces = place.read(blob, { start: at, end: range.end }, pieceBytes);
      try {
        for (;;) {
          const next = await within(this.#patience.readMs, pieces.next());
          if (next.done === true) break;
          const opened = open(next.value, at);
          at += next.value.length;
          yield opened;
        }
        if (at !== range.end) throw new StorageError('damaged');
        this.health.worked(place.name);
        return;
      } catch (error) {
        this.#noteFailure(blob, place, error);
      } finally {
        // Not awaited: a place that does not answer would hold up the next one.
        void pieces.return(undefined).catch(() => undefined);
      }
    }
    throw new StorageError('no-good-copy');
  }

  async remove(name: BlobName): Promise<void> {
    const results = await Promise.allSettled(
      this.places.map(async (place) => await place.remove(name)),
    );
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw new StorageError(storageCode(failed.reason));
  }

  /** Near ones first, and those last that were in trouble when they were asked before. */
  #inOrder(): readonly Place[] {
    const inTrouble = ({ name }: Place): boolean => {
      const { trouble } = this.health.of(name);
      return trouble === 'slow' || trouble === 'away';
    };
    return this.places.toSorted((a, b) => Number(inTrouble(a)) - Number(inTrouble(b)));
  }

  #noteFailure(blob: StoredBlob, place: Place, error: unknown): void {
    const code = storageCode(error);
    if (!(error instanceof StorageError) || !COPY_FAILED.includes(code)) throw error;
    this.health.failedToRead(place.name, code);
    if (MENDABLE.includes(code)) this.healer.later(blob, place);
  }
}
