import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NOT_RUNNING, reportLines, type MachineReport } from '@blende/operations/contract.ts';
import { diskOf } from '@blende/shared/supervisor/disks/disk-of.ts';
import { machineOf } from '@blende/shared/supervisor/disks/machine-view.ts';
import type { StartOptions } from '../command-line.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { outboundTable } from '../configuration/outbound-table.ts';
import { configurationFileIn, readConfiguration } from '../configuration/read-configuration.ts';
import { findInstanceMark } from '../keys/instance-id.ts';
import { rootFileOf } from '../keys/prepare-root.ts';
import { askStorage } from '../operator/ask-storage.ts';
import { OperatorError } from '../operator-error.ts';
import type { Finding } from './finding.ts';
import { wrong } from './finding.ts';

type Kept = MachineReport['disks'][number];

/** What the storage page says, in lines. */
export async function checkStorage(options: StartOptions): Promise<readonly Finding[]> {
  try {
    const machine = machineNow(options);
    return reportLines(machine, (await askStorage(options.dataFolder)) ?? NOT_RUNNING);
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return [wrong(error.message)];
  }
}

/** Disks and settings, as this user sees them. @throws OperatorError */
export function machineNow(options: StartOptions): MachineReport {
  const { dataFolder } = options;
  const configuration = readConfiguration(dataFolder);
  return {
    atMs: Date.now(),
    disks: keptIn(dataFolder, configuration).map(([folder, holds]) => diskReport(folder, holds)),
    outbound: outboundTable(options, configuration).map(({ location, ...target }) => ({
      ...target,
      ...(location === undefined ? {} : { location }),
    })),
  };
}

function keptIn(
  dataFolder: string,
  { objects, keys, database }: Configuration,
): readonly (readonly [folder: string, holds: Kept['holds'][number]])[] {
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

function diskReport(folder: string, holds: Kept['holds'][number]): Kept {
  const { device, encryption, keyOnDisk } = diskOf(machineOf(process.pid), folder);
  return {
    folder,
    holds: [holds],
    ...(device === undefined ? {} : { device }),
    ...(keyOnDisk === undefined ? {} : { keyOnDisk }),
    encryption:
      encryption.kind === 'encrypted'
        ? {
            kind: encryption.kind,
            by: encryption.by,
            ...(encryption.cipher === undefined ? {} : { cipher: encryption.cipher }),
          }
        : encryption,
  };
}
