import { readFileSync, statSync } from 'node:fs';
import { forgettingOf, type Forgetting } from './forgetting.ts';

/** Where one copy lies, without its path. */
export interface StorePlace {
  readonly forgetting: Forgetting;
  /** Number of the device, the same for copies that die together. */
  readonly device: number;
  /** Flash memory: its controller moves what is overwritten, out of everybody's sight. */
  readonly flash: boolean;
}

export function storePlaces(folders: readonly string[]): readonly StorePlace[] {
  return folders.map((folder) => {
    const { dev: device } = statSync(folder);
    return { forgetting: forgettingOf(folder), device, flash: isFlash(device) };
  });
}

function isFlash(device: number): boolean {
  // makedev(3) of glibc.
  const major = ((device >> 8) & 0xfff) | 0;
  const minor = (device & 0xff) | ((device >> 12) & 0xfff00);
  for (const place of ['', '../'])
    try {
      const file = `/sys/dev/block/${major}:${minor}/${place}queue/rotational`;
      return readFileSync(file, 'utf8').trim() === '0';
    } catch {
      // A partition has its disk's queue one folder up; what is no block device has none.
    }
  return false;
}
