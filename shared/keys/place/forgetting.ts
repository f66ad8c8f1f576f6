import { readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { readMounts } from './read-mounts.ts';

/** Whether what is overwritten in a folder is gone from the disk below. */
export type Forgetting =
  /** The file system writes over the same blocks. */
  | 'in-place'
  /** It keeps the old blocks, or may: only an encrypted disk makes them worthless. */
  | 'copy-on-write'
  /** In memory: nothing reaches a disk, and nothing outlives a power cut. */
  | 'in-memory'
  | 'unknown';

// Magic numbers of statfs(2), from linux/magic.h and the sources of bcachefs and ZFS.
const KINDS: ReadonlyMap<number, Forgetting> = new Map([
  [0xef53, 'in-place'], // ext2, ext3, ext4
  [0x58465342, 'in-place'], // XFS
  [0x3153464a, 'in-place'], // JFS
  [0x4d44, 'in-place'], // FAT
  [0x9123683e, 'copy-on-write'], // btrfs
  [0x2fc12fc1, 'copy-on-write'], // ZFS
  [0xca451a4e, 'copy-on-write'], // bcachefs
  [0xf2f52010, 'copy-on-write'], // F2FS
  [0x3434, 'copy-on-write'], // NILFS
  [0x794c7630, 'copy-on-write'], // overlayfs: what lies above or below it does not say
  [0x01021994, 'in-memory'], // tmpfs
]);

export function forgettingOf(folder: string): Forgetting {
  const kind = kindOfMagic(statfsSync(folder).type);
  return kind === 'in-place' && journalsData(folder) ? 'copy-on-write' : kind;
}

export function kindOfMagic(magic: number): Forgetting {
  return KINDS.get(magic) ?? 'unknown';
}

/** ext4 with `data=journal` writes each block into its journal first, and leaves it there. */
function journalsData(folder: string): boolean {
  const options = readMounts(readFileSync('/proc/self/mountinfo', 'utf8'), join(folder, '/'));
  return options.includes('data=journal');
}
