import { join } from 'node:path';
import type { CopyConfiguration, KeysConfiguration } from './configuration.ts';
import { refused } from './configuration-refused.ts';
import { assertApart, liesIn, type NamedPlace } from './places-apart.ts';

/** In the data folder, copies may lie here; the rest belongs to somebody. */
const OURS = ['objects', 'keys/store'];

/** @throws OperatorError where two things share a folder, or the root lies beside what it opens */
export function assertPlaces(
  copies: readonly CopyConfiguration[],
  { copies: keyCopies, root }: KeysConfiguration,
  dataFolder: string,
): void {
  const folders: readonly NamedPlace[] = [
    ...copies.flatMap((copy, index) =>
      copy.kind === 'folder' ? [{ path: copy.path, at: ['objects', 'copies', index, 'path'] }] : [],
    ),
    ...keyCopies.map((path, index) => ({ path, at: ['keys', 'copies', index] })),
  ];
  for (const { path, at } of folders)
    if (liesIn(path, dataFolder) || (liesIn(dataFolder, path) && !isOurs(dataFolder, path)))
      throw refused(
        'same-place',
        at,
        'lies where the data folder keeps something else: name a folder of its own',
      );
  assertApart(folders);
  if (root.mode !== 'file' || root.path === undefined) return;
  const file = root.path;
  if ([dataFolder, ...folders.map(({ path }) => path)].some((folder) => liesIn(folder, file)))
    throw refused(
      'root-beside-data',
      ['keys', 'rootFile'],
      'lies beside what it opens: name a file outside the data folder and all copies',
    );
}

function isOurs(dataFolder: string, path: string): boolean {
  return OURS.some((name) => {
    const folder = join(dataFolder, name);
    return liesIn(folder, path) && !liesIn(path, folder);
  });
}
