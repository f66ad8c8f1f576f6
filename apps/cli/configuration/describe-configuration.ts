import { assertNever } from '@blende/shared/basics/assert-never.ts';
import { targetName, type OutboundTarget } from '@blende/shared/outbound/outbound-target.ts';
import type { Configuration, CopyConfiguration, KeysConfiguration } from './configuration.ts';

/** What is in force, in whole sentences, without any secret. */
export function describeConfiguration({
  objects,
  database,
  keys,
  allowed,
}: Configuration): readonly string[] {
  return [
    database.kind === 'embedded'
      ? "The database is Blende's own, on this machine."
      : `The database is ${targetName(database)} in ${database.location}, over TLS with a verified certificate.`,
    `Everything kept is written to ${objects.copies.length} copies:`,
    ...objects.copies.map((copy) => `  ${copyInWords(copy)}`),
    rootInWords(keys),
    `The key store lies in ${keys.copies.join(', ')}.`,
    allowed.length === 0
      ? 'Nothing outside this machine is connected to.'
      : 'Connections out lead to these places alone:',
    ...allowed.map((target) => `  ${targetInWords(target)}`),
  ];
}

function copyInWords(copy: CopyConfiguration): string {
  if (copy.kind === 's3')
    return `the bucket ${copy.bucket} at ${copy.endpoint} in ${copy.location}`;
  const machine = copy.machine === undefined ? '' : ` on the machine ${copy.machine}`;
  return `the folder ${copy.path}${machine}`;
}

function rootInWords({ root }: KeysConfiguration): string {
  switch (root.mode) {
    case 'file':
      return root.path === undefined
        ? 'The root of all keys is a file in the usual place, outside the data folder.'
        : `The root of all keys is the file ${root.path}.`;
    case 'passphrase':
      return 'The root of all keys is opened with a passphrase after each start.';
    case 'shares':
      return 'The root of all keys is opened with three of five shares after each start.';
    default:
      return assertNever(root);
  }
}

const PURPOSES: Readonly<Record<OutboundTarget['purpose'], string>> = {
  certificate: 'for the certificate',
  database: 'for the database',
  objects: 'for copies of what is kept',
  approved: 'for what organisations may enter',
};

function targetInWords({ location, purpose, ...target }: OutboundTarget): string {
  return `${targetName(target)} in ${location ?? 'a place that nobody declared'}, ${PURPOSES[purpose]}`;
}
