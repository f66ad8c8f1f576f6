import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { refused, type FilePath } from './configuration-refused.ts';

/** A folder or file that the configuration names, and the place in it that does. */
export interface NamedPlace {
  readonly path: string;
  readonly at: FilePath;
}

/** Absolute, without `..`. @throws OperatorError */
export function absolutePath(text: string, at: FilePath): string {
  if (!isAbsolute(text)) throw refused('path-relative', at, 'has to begin with a slash');
  if (text.includes('\0')) throw refused('shape', at, 'is no path');
  return resolve(text);
}

/**
 * No place lies inside another one, whatever links lead there: two copies in one folder are one.
 * @throws OperatorError
 */
export function assertApart(places: readonly NamedPlace[]): void {
  const real = places.map(({ path, at }) => ({ path: realPlace(path), at }));
  for (const [index, { path, at }] of real.entries())
    for (const other of real.slice(0, index))
      if (contains(path, other.path) || contains(other.path, path))
        throw refused('same-place', at, 'lies in a place that is already used for something else');
}

/** Whether `path` is `folder` or lies in it, whatever links lead there. */
export function liesIn(folder: string, path: string): boolean {
  return contains(realPlace(folder), realPlace(path));
}

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith('../'));
}

/** Where it lies, or will lie once it is made. */
function realPlace(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPlace(parent), basename(path));
}
