import { isOpenLicence } from '../../products/statement/bill-of-materials/open-licence.ts';

// Reads the licences that package-lock.json records for every package, also for those of other
// operating systems, and refuses what is not on the list.

interface LockedPackage {
  readonly license?: string;
  readonly link?: boolean;
}

export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** One sentence per package whose licence is unknown or not allowed. */
export function licenceProblems(lockfile: Lockfile): string[] {
  return Object.entries(lockfile.packages)
    .filter(([path, locked]) => path.includes('node_modules/') && locked.link !== true)
    .map(([path, locked]) => problemOf(path.replace(/^.*node_modules\//, ''), locked.license))
    .filter((problem) => problem !== undefined);
}

/**
 * The same for the media engine: `goMod` is a go.mod file, `licences` has one line per module with
 * its name and licence. Modules that are not in go.mod any more are told too.
 */
export function engineLicenceProblems(goMod: string, licences: string): string[] {
  const lines = licences.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const known = new Map(
    lines.map((line) => [line.split(' ', 1)[0] ?? '', line.replace(/^\S+ /, '')]),
  );
  const required = requiredModules(goMod);
  const unknown = required
    .map((name) => problemOf(name, known.get(name)))
    .filter((problem) => problem !== undefined);
  const gone = [...known.keys()].filter((name) => !required.includes(name));
  return [...unknown, ...gone.map((name) => `${name}: not in go.mod`)];
}

function requiredModules(goMod: string): string[] {
  const blocks = [...goMod.matchAll(/^require \(\n(.*?)^\)/gms)].map(([, inner = '']) => inner);
  const single = [...goMod.matchAll(/^require (\S+ v\S+)/gm)].map(([, inner = '']) => inner);
  const lines = [...blocks.join('').split('\n'), ...single].map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line) => line.split(' ', 1)[0] ?? '');
}

function problemOf(name: string, licence: string | undefined): string | undefined {
  if (licence === undefined) return `${name}: licence unknown`;
  return isOpenLicence(name, licence) ? undefined : `${name}: ${licence} is not allowed`;
}
