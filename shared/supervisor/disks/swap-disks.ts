import { readFileSync } from 'node:fs';
import { diskOf, diskOfDevice } from './disk-of.ts';
import { notSeen, type DiskFound } from './disk-found.ts';
import type { MachineView } from './machine-view.ts';

/** Where memory may be moved out to, from proc_swaps(5). @throws if the list cannot be read. */
export function swapDisks(view: MachineView): readonly DiskFound[] {
  const [, ...lines] = readFileSync(view.swaps, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [name = '', kind = ''] = line.split(/\s+/);
    // The kernel writes blanks of a name in octal; such a file is rare enough not to be followed.
    if (name.includes('\\')) return notSeen('gone');
    try {
      return kind === 'partition' ? diskOfDevice(view, name) : diskOf(view, name);
    } catch {
      return notSeen('no-access');
    }
  });
}
