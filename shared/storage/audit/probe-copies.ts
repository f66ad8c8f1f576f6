import { setTimeout as delay } from 'node:timers/promises';
import { fails, HOLDS, notChecked, type Probe, type ProbeOutcome } from '../../claims/probe.ts';
import { newestScrubReport } from '../copies/scrub-report-file.ts';
import { countPlaces } from '../places/count-places.ts';
import type { Whereabouts } from '../places/whereabouts.ts';
import { foldersOf, whereaboutsOf, type StorageToCheck } from './copies-to-check.ts';
import { look } from './look.ts';
import { drawn, lookAtBlob, namesIn, pathOf } from './sample-blobs.ts';
import type { BlobName } from '../objects/blob.ts';

const FEWEST_PLACES = 2;
const SAMPLE = 200;
const OLDEST_SCRUB_MS = 8 * 86_400_000;
/** What is being written or removed just now differs for a moment. */
const SECOND_LOOK_MS = 2_000;

export interface CopiesProbeOptions {
  readonly now?: () => number;
  readonly secondLookMs?: number;
  /** Of the machine that is looked at. */
  readonly root?: string;
}

/** A11: blobs drawn from each folder lie in every other one, byte by byte, and sealed. */
export function sameFilesProbe(
  storage: StorageToCheck,
  { secondLookMs = SECOND_LOOK_MS }: CopiesProbeOptions = {},
): Probe {
  return {
    claim: 'A11',
    need: 0,
    run: () =>
      look(async () => {
        const folders = foldersOf(storage);
        if (folders.length < FEWEST_PLACES) return notChecked('not-available');
        const names = new Set(folders.flatMap((folder) => drawn(namesIn(folder).blobs, SAMPLE)));
        if (names.size === 0) return notChecked('empty');
        for (const name of names) {
          if ((await compare(name, folders)).outcome === 'holds') continue;
          await delay(secondLookMs);
          const again = await compare(name, folders);
          if (again.outcome !== 'holds') return again;
        }
        return HOLDS;
      }),
  };
}

async function compare(name: BlobName, folders: readonly string[]): Promise<ProbeOutcome> {
  const seen = await Promise.all(
    folders.map(async (folder) => await lookAtBlob(pathOf(folder, name))),
  );
  const there = seen.filter((blob) => blob !== undefined);
  // Removed meanwhile.
  if (there.length === 0) return HOLDS;
  if (there.length < seen.length) return fails('copy-missing');
  if (new Set(there.map(({ hash }) => hash)).size > 1) return fails('copy-differs');
  return there.every(({ sealed }) => sealed) ? HOLDS : fails('not-sealed');
}

/** A11: the copies of objects share no disk. */
export function differentPlacesProbe(
  storage: StorageToCheck,
  { root }: CopiesProbeOptions = {},
): Probe {
  return {
    claim: 'A11',
    need: 1,
    run: () =>
      look(() =>
        judgePlaces(
          storage.copies.map((copy) => whereaboutsOf(copy, root)),
          'one-disk',
        ),
      ),
  };
}

function judgePlaces(copies: readonly Whereabouts[], code: string): ProbeOutcome {
  if (copies.some(({ kind }) => kind === 'memory')) return fails('in-memory');
  if (countPlaces(copies) >= FEWEST_PLACES) return HOLDS;
  const missing = copies.some((copy) => copy.kind === 'unknown' && copy.code === 'missing');
  if (missing) return notChecked('not-running');
  return copies.some(({ kind }) => kind === 'unknown') ? notChecked('place-unknown') : fails(code);
}

/** A11: everything was read back lately, and nothing stayed lost or damaged. */
export function scrubProbe(
  storage: StorageToCheck,
  { now = Date.now }: CopiesProbeOptions = {},
): Probe {
  return {
    claim: 'A11',
    need: 2,
    run: () =>
      look(async () => {
        const report = await newestScrubReport(foldersOf(storage));
        if (report === undefined) return notChecked('never-scrubbed');
        if (now() - report.endedAtMs > OLDEST_SCRUB_MS) return fails('scrub-outdated');
        const places = Object.values(report.places);
        if (report.lost > 0 || places.some(({ bad }) => bad > 0)) return fails('scrub-found-loss');
        return places.some(({ unread }) => unread > 0) ? notChecked('no-access') : HOLDS;
      }),
  };
}

/** A11: database and keys lie in more than one place too. */
export function otherCopiesProbe(
  storage: StorageToCheck,
  { root }: CopiesProbeOptions = {},
): Probe {
  return {
    claim: 'A11',
    need: 3,
    run: () =>
      look(() => {
        // The embedded database is one process on one disk, until backups lie elsewhere.
        if (storage.database === 'embedded') return fails('rows-once');
        const keys = storage.keyCopies.map((path) => whereaboutsOf({ kind: 'folder', path }, root));
        const judged = judgePlaces(keys, 'keys-one-disk');
        // How a database elsewhere is kept, we cannot see.
        return judged.outcome === 'holds' ? notChecked('not-available') : judged;
      }),
  };
}
