import { NOT_RUNNING, reportLines, type MachineReport } from '@blende/operations/contract.ts';
import { diskOf } from '@blende/shared/supervisor/disks/disk-of.ts';
import { machineOf } from '@blende/shared/supervisor/disks/machine-view.ts';
import type { StartOptions } from '../command-line.ts';
import { outboundTable } from '../configuration/outbound-table.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { keptIn } from '../kept-in.ts';
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
