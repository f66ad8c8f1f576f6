import { fails, HOLDS, notChecked, type Probe } from '../../claims/probe.ts';
import { foldersOf, type StorageToCheck } from './copies-to-check.ts';
import { look } from './look.ts';
import { drawn, lookAtBlob, namesIn, pathOf } from './sample-blobs.ts';

const SAMPLE = 200;

/** A13: whatever lies in the copies is sealed, so a backup of it is too. */
export function sealedFilesProbe(storage: StorageToCheck): Probe {
  return {
    claim: 'A13',
    need: 0,
    run: () =>
      look(async () => {
        let seen = 0;
        for (const folder of foldersOf(storage)) {
          const { blobs, strange } = namesIn(folder);
          if (strange.length > 0) return fails('not-sealed');
          for (const name of drawn(blobs, SAMPLE)) {
            const blob = await lookAtBlob(pathOf(folder, name));
            if (blob?.sealed === false) return fails('not-sealed');
            seen += 1;
          }
        }
        return seen === 0 ? notChecked('empty') : HOLDS;
      }),
  };
}

/** A13: there are no backups yet, and the sentence says so. */
export function backupProbe(): Probe {
  return {
    claim: 'A13',
    need: 1,
    run: () => Promise.resolve(fails('no-backup')),
  };
}
