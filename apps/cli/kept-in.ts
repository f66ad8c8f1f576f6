import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { MachineReport } from '@blende/operations/contract.ts';
import type { Configuration } from './configuration/configuration.ts';
import { configurationFileIn } from './configuration/read-configuration.ts';
import { findInstanceMark } from './keys/instance-id.ts';
import { rootFileOf } from './keys/prepare-root.ts';

type Holds = MachineReport['disks'][number]['holds'][number];

/** Whatever the library keeps on this machine: where, and what it is. */
export function keptIn(
  dataFolder: string,
  { objects, keys, database }: Configuration,
): readonly (readonly [folder: string, holds: Holds])[] {
  const mark = findInstanceMark(dataFolder);
  const root =
    keys.root.mode === 'file' && mark !== undefined ? rootFileOf(keys, mark.id) : undefined;
  return [
    ...(root === undefined ? [] : [[root, 'root'] as const]),
    ...(database.kind === 'embedded' ? [[join(dataFolder, 'postgres'), 'database'] as const] : []),
    ...keys.copies.map((folder) => [folder, 'key-store'] as const),
    ...objects.copies.flatMap((copy) =>
      copy.kind === 'folder' && copy.machine === undefined ? [[copy.path, 'objects'] as const] : [],
    ),
    [join(dataFolder, 'evidence'), 'evidence'],
    ...(existsSync(configurationFileIn(dataFolder))
      ? [[configurationFileIn(dataFolder), 'configuration'] as const]
      : []),
  ];
}
