import type { StoredBlob } from '../objects/blob.ts';
import type { Place } from '../places/place.ts';
import { storageCode } from '../storage-error.ts';
import type { Copies } from './copies.ts';
import { readBack } from './copy-blob.ts';

/** What reading back found in one place, as counts. */
export interface PlaceScrub {
  readonly whole: number;
  /** Missing or damaged before, whole now. */
  readonly healed: number;
  /** Missing or damaged, and could not be made good. */
  readonly bad: number;
  /** Could not be asked. */
  readonly unread: number;
}

export interface ScrubReport {
  readonly version: 1;
  /** Unix time. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly blobs: number;
  readonly bytes: number;
  /** Blobs of which no whole copy is left. */
  readonly lost: number;
  readonly places: Readonly<Record<string, PlaceScrub>>;
}

type Tally = { -readonly [Key in keyof PlaceScrub]: number };

/**
 * Reads every copy of every blob back against its hash, and makes good from another copy what is
 * missing or damaged. One blob at a time: it is meant to run beside other work.
 */
export async function scrub(
  blobs: AsyncIterable<StoredBlob> | Iterable<StoredBlob>,
  copies: Copies,
  options: { readonly signal?: AbortSignal; readonly now?: () => number } = {},
): Promise<ScrubReport> {
  const now = options.now ?? Date.now;
  const startedAtMs = now();
  const tallies = new Map<Place, Tally>(
    copies.places.map((place) => [place, { whole: 0, healed: 0, bad: 0, unread: 0 }]),
  );
  let [count, bytes, lost] = [0, 0, 0];
  for await (const blob of blobs) {
    options.signal?.throwIfAborted();
    count += 1;
    bytes += blob.sizeBytes;
    if (!(await scrubBlob(blob, copies, tallies))) lost += 1;
  }
  for (const [{ name }, { bad }] of tallies) copies.health.scrubbed(name, bad);
  return {
    version: 1,
    startedAtMs,
    endedAtMs: now(),
    blobs: count,
    bytes,
    lost,
    places: Object.fromEntries([...tallies].map(([{ name }, tally]) => [name, tally])),
  };
}

/** Whether a whole copy is left, or some place could not be asked. */
async function scrubBlob(
  blob: StoredBlob,
  copies: Copies,
  tallies: ReadonlyMap<Place, Tally>,
): Promise<boolean> {
  let hope = false;
  const bad: Place[] = [];
  for (const [place, tally] of tallies) {
    const found = await look(blob, place);
    if (found === 'bad') bad.push(place);
    else {
      tally[found] += 1;
      hope = true;
    }
  }
  for (const place of bad) {
    const healed = hope && (await copies.healer.heal(blob, place));
    const tally = tallies.get(place);
    if (tally !== undefined) tally[healed ? 'healed' : 'bad'] += 1;
  }
  return hope;
}

async function look(blob: StoredBlob, place: Place): Promise<'whole' | 'unread' | 'bad'> {
  try {
    await readBack(blob, place);
    return 'whole';
  } catch (error) {
    const code = storageCode(error);
    return code === 'missing' || code === 'damaged' ? 'bad' : 'unread';
  }
}
