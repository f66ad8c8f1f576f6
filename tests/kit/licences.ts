// Reads the licences that package-lock.json records for every package, also for those of other
// operating systems, and refuses what is not on the list.

const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
]);

// Old, permissive, and easily confused with others of its name: allowed package by package.
const ALLOWED_BY_PACKAGE: Readonly<Record<string, readonly string[]>> = {
  'Python-2.0': ['argparse'],
};

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
  return isAllowed(name, licence) ? undefined : `${name}: ${licence} is not allowed`;
}

/** Understands the part of SPDX expressions that packages use: ids, AND, OR and brackets. */
function isAllowed(name: string, expression: string): boolean {
  const inner = /\(([^()]*)\)/.exec(expression);
  if (inner !== null) {
    const value = isAllowed(name, inner[1] ?? '') ? 'MIT' : 'refused';
    return isAllowed(name, expression.replace(inner[0], value));
  }
  return expression
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((id) => isAllowedId(name, id.trim())));
}

function isAllowedId(name: string, id: string): boolean {
  return ALLOWED.has(id) || (ALLOWED_BY_PACKAGE[id]?.includes(name) ?? false);
}
