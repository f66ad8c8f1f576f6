import type { Probe } from '../../claims/probe.ts';
import type { StorageToCheck } from './copies-to-check.ts';
import { backupProbe, sealedFilesProbe } from './probe-backups.ts';
import {
  differentPlacesProbe,
  otherCopiesProbe,
  sameFilesProbe,
  scrubProbe,
} from './probe-copies.ts';

/** All looks at what is stored; none where nothing is. */
export function storageProbes(storage: StorageToCheck | undefined): readonly Probe[] {
  if (storage === undefined) return [];
  return [
    sameFilesProbe(storage),
    differentPlacesProbe(storage),
    scrubProbe(storage),
    otherCopiesProbe(storage),
    sealedFilesProbe(storage),
    backupProbe(),
  ];
}
