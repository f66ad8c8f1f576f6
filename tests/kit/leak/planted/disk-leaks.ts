import {
  appendFileSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Seen, SeenField } from './seen.ts';
import { ADDRESS_SPELLINGS, TEXT_SPELLINGS } from './spellings.ts';

export interface DiskLeak {
  readonly field: SeenField;
  readonly leak: (seen: Seen, folder: string) => void;
}

/** Lines of logs in every spelling, and files that tell by other means than their contents. */
export const DISK_LEAKS: Readonly<Record<string, DiskLeak>> = {
  ...logs('agent', TEXT_SPELLINGS),
  ...logs('address', ADDRESS_SPELLINGS),
  'the address in the name of a file': {
    field: 'address',
    leak: ({ address }, folder) => writeFileSync(join(folder, `limit-${address}`), ''),
  },
  'the path in the name of a folder': {
    field: 'path',
    leak: ({ path }, folder) => mkdirSync(join(folder, path.slice(1))),
  },
  'the address in a link': {
    field: 'address',
    leak: ({ address, id }, folder) =>
      symlinkSync(`/by-address/${address}`, join(folder, nameFor(id))),
  },
  'the agent in a file that was deleted': {
    field: 'agent',
    leak: ({ agent, id }, folder) => {
      written(join(folder, nameFor(id)), agent);
      unlinkSync(join(folder, nameFor(id)));
    },
  },
  'the address in a log that was emptied': {
    field: 'address',
    leak: ({ address, id }, folder) => {
      written(join(folder, nameFor(id)), `GET / from ${address}\n`);
      truncateSync(join(folder, nameFor(id)));
    },
  },
};

function logs(
  field: SeenField,
  spellings: Readonly<Record<string, (text: string) => Buffer | string>>,
): Record<string, DiskLeak> {
  return Object.fromEntries(
    Object.entries(spellings).map(([spelling, spell]) => [
      `the ${field} in a log as ${spelling}`,
      {
        field,
        leak: (seen: Seen, folder: string) =>
          appendFileSync(join(folder, nameFor(seen.id)), spell(seen[field])),
      },
    ]),
  );
}

/** Surely on the disk, even if the file goes at once. */
function written(file: string, text: string): void {
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, text);
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function nameFor(id: string): string {
  return `${id.replaceAll(/\W+/g, '-')}.log`;
}
