import {
  fails,
  HOLDS,
  notChecked,
  type Probe,
  type ProbeOutcome,
} from '@blende/shared/claims/probe.ts';
import { diskOf } from '../disks/disk-of.ts';
import type { DiskFound } from '../disks/disk-found.ts';
import type { MachineView } from '../disks/machine-view.ts';
import { swapDisks } from '../disks/swap-disks.ts';
import { look } from './look.ts';

export interface DiskSurroundings {
  readonly machine: () => MachineView;
  /** Absolute paths on that machine, without links: every folder in which something is kept. */
  readonly folders: readonly string[];
}

/** A12: each folder lies on an encrypted disk, or in memory. */
export function encryptedDisksProbe(surroundings: DiskSurroundings): Probe {
  return {
    claim: 'A12',
    need: 0,
    run: () => look(() => judged(disksOf(surroundings), 'disk-plain')),
  };
}

/** A12: what opens a disk does not lie on it. */
export function diskKeysProbe(surroundings: DiskSurroundings): Probe {
  return {
    claim: 'A12',
    need: 1,
    run: () =>
      look(() => {
        const disks = disksOf(surroundings);
        if (disks.some(({ keyOnDisk }) => keyOnDisk === true)) return fails('key-beside-data');
        const encrypted = judged(disks, 'disk-plain');
        if (encrypted.outcome !== 'holds') return encrypted;
        return disks.every(({ keyOnDisk }) => keyOnDisk === false)
          ? HOLDS
          : notChecked('key-not-seen');
      }),
  };
}

/** A12: memory is moved out to no plain disk. */
export function swapDisksProbe({ machine }: DiskSurroundings): Probe {
  return {
    claim: 'A12',
    need: 2,
    run: () => look(() => judged(swapDisks(machine()), 'swap-plain')),
  };
}

function disksOf({ machine, folders }: DiskSurroundings): readonly DiskFound[] {
  const view = machine();
  return folders.map((folder) => diskOf(view, folder));
}

function judged(disks: readonly DiskFound[], code: string): ProbeOutcome {
  const kinds = disks.map(({ encryption }) => encryption.kind);
  if (kinds.includes('plain')) return fails(code);
  return kinds.includes('not-checked') ? notChecked('disk-not-seen') : HOLDS;
}
