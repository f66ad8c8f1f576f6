import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DiskFound } from './disk-found.ts';
import type { MachineView } from './machine-view.ts';

const ASKED = ['', 'none', '-'];
/** What gives other bytes at each start. */
const RANDOM = /^\/dev\/u?random$/;

/**
 * Whether the key that opens a mapping at the start of the machine lies in clear on one of these
 * disks, after crypttab(5). False: it is asked for, sealed in a chip, or elsewhere. Undefined: it
 * is opened in a way that is written nowhere. `diskOf` tells where a file lies.
 */
export function keyOnDisk(
  { root }: MachineView,
  mapping: string,
  disks: readonly string[],
  diskOf: (path: string) => DiskFound,
): boolean | undefined {
  const usual = `/etc/cryptsetup-keys.d/${mapping}.key`;
  const entry = entryOf(root, mapping);
  if (entry === undefined) return existsSync(join(root, usual)) ? inClear(usual) : undefined;
  const { key, options } = entry;
  if (/(?:^|,)keyscript=/.test(options)) return undefined;
  if (RANDOM.test(key)) return false;
  if (!ASKED.includes(key))
    return key.startsWith('/') ? inClear(key.split(':')[0] ?? key) : undefined;
  return existsSync(join(root, usual)) ? inClear(usual) : false;

  function inClear(file: string): boolean | undefined {
    const { device, encryption, keyOnDisk: openedFromDisk } = diskOf(file);
    switch (encryption.kind) {
      case 'plain':
        return device?.split('+').some((one) => disks.includes(one));
      case 'encrypted':
        // Behind a lock whose own key may lie beside it.
        return openedFromDisk;
      case 'memory':
        return false;
      case 'not-checked':
      default:
        return undefined;
    }
  }
}

function entryOf(
  root: string,
  mapping: string,
): { readonly key: string; readonly options: string } | undefined {
  const file = join(root, 'etc/crypttab');
  if (!existsSync(file)) return undefined;
  const fields = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .find(([name]) => name === mapping);
  return fields === undefined ? undefined : { key: fields[2] ?? '', options: fields[3] ?? '' };
}
