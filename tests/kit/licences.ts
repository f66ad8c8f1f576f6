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
