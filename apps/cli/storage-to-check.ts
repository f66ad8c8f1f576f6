import type { StorageToCheck } from '@blende/shared/storage/audit/copies-to-check.ts';
import type { Configuration } from './configuration/configuration.ts';

/** What the auditor has to know of the copies; `at` turns a path into the one that it sees. */
export function storageToCheck(
  { objects, keys, database }: Configuration,
  at: (path: string) => string,
): StorageToCheck {
  return {
    copies: objects.copies.map((copy) =>
      copy.kind === 's3'
        ? { kind: 's3', host: copy.host }
        : {
            kind: 'folder',
            path: at(copy.path),
            ...(copy.machine === undefined ? {} : { machine: copy.machine }),
          },
    ),
    keyCopies: keys.copies.map(at),
    database: database.kind,
  };
}
