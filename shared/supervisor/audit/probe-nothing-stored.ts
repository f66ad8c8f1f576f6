import { readdirSync, readFileSync } from 'node:fs';
import { fails, HOLDS, notChecked, type Probe } from '@blende/shared/claims/probe.ts';
import type { AuditedProcess } from './audited-processes.ts';
import { look } from './look.ts';
import { mountsOf } from './mounts.ts';

export interface NothingStoredSurroundings {
  readonly processes: () => readonly AuditedProcess[];
  readonly dataFolder: string;
  /** Names at the top of the data folder that are explained, also with an ending of their own. */
  readonly known: readonly string[];
  readonly swaps?: string;
}

// Kernel interfaces and memory: nothing in them outlives the machine.
const NO_DISK = ['tmpfs', 'ramfs', 'proc', 'sysfs', 'devtmpfs', 'devpts', 'mqueue', 'cgroup2'];

/** W20: the process that holds meetings can write on no disk. */
export function writablePlacesProbe({ processes }: NothingStoredSurroundings): Probe {
  return {
    claim: 'W20',
    need: 0,
    run: () =>
      look(() => {
        const conference = processes().find(({ name }) => name === 'conference');
        if (conference === undefined) return notChecked('not-running');
        const onDisk = mountsOf(conference.pid).filter(
          ({ writable, fileSystem }) => writable && !NO_DISK.includes(fileSystem),
        );
        if (onDisk.length === 0) return HOLDS;
        // Without a file tree of its own, only the rights of its user keep it from writing.
        return onDisk.some(({ path }) => path === '/')
          ? notChecked('shared-files')
          : fails('writable-place');
      }),
  };
}

/** W20: memory reaches no disk as swap. zram(4) stays in memory. */
export function swapProbe({ swaps = '/proc/swaps' }: NothingStoredSurroundings): Probe {
  return {
    claim: 'W20',
    need: 1,
    run: () =>
      look(() => {
        const [, ...lines] = readFileSync(swaps, 'utf8').trim().split('\n');
        return lines.every((line) => line.startsWith('/dev/zram')) ? HOLDS : fails('swap-on');
      }),
  };
}

/** W20: the data folder holds nothing that is not explained. */
export function dataFolderProbe({ dataFolder, known }: NothingStoredSurroundings): Probe {
  return {
    claim: 'W20',
    need: 2,
    run: () =>
      look(() => {
        const isKnown = (name: string): boolean =>
          known.some((one) => name === one || name.startsWith(`${one}.`));
        const unknown = readdirSync(dataFolder).filter((name) => !isKnown(name));
        return unknown.length === 0 ? HOLDS : fails('unknown-file');
      }),
  };
}
