import type { Check } from './source.ts';

// apps → products → shared. Products never import each other. Inside shared, a folder knows only
// those of lower levels.

const SHARED_LEVELS: readonly (readonly string[])[] = [
  ['basics'],
  ['protocol'],
  ['outbound'],
  ['rights', 'e2ee', 'keys', 'database', 'claims', 'evidence', 'ui'],
  ['identity', 'storage', 'jobs'],
  ['http', 'edge', 'supervisor'],
];

/** The files of a product that others may import; everything else of it lies in slices. */
const DOORS = [
  'contract',
  'server',
  'edge',
  'supervisor',
  'web',
  'claims',
  'probes',
  'data-register',
  'migrations',
];
const BESIDE_DOORS = ['README.md', 'package.json'];

const isTest = (path: string): boolean => path.endsWith('.test.ts') || path.startsWith('tests/');

export const arrows: Check = (files) =>
  files.flatMap(({ path, imports }) =>
    imports.flatMap((target) => {
      const reason = refusal(path, target);
      return reason === undefined ? [] : [`${path} imports ${target}: ${reason}`];
    }),
  );

function refusal(from: string, to: string): string | undefined {
  if (from.startsWith('tests/')) return undefined;
  if (to.startsWith('tests/')) return isTest(from) ? undefined : 'only tests know the kit';
  const [fromArea = '', fromUnit = ''] = from.split('/');
  const [toArea = '', toUnit = ''] = to.split('/');
  if (fromArea === toArea && fromUnit === toUnit) return insideUnit(from, to);
  switch (fromArea) {
    case 'apps':
      return toArea === 'apps' ? 'apps do not import each other' : throughDoor(to);
    case 'products':
      if (toArea === 'shared') return undefined;
      return toArea === 'apps' ? 'products know no app' : 'products do not import each other';
    case 'shared':
      if (toArea !== 'shared') return 'shared knows neither products nor apps';
      return sharedOrder(fromUnit, toUnit);
    default:
      return 'sources lie in apps, products, shared and tests';
  }
}

function throughDoor(to: string): string | undefined {
  if (!to.startsWith('products/')) return undefined;
  return isDoor(to) ? undefined : 'a product is entered through its doors';
}

function isDoor(path: string): boolean {
  const [, , file = '', ...deeper] = path.split('/');
  return deeper.length === 0 && DOORS.includes(file.replace(/\.tsx?$/, ''));
}

function sharedOrder(from: string, to: string): string | undefined {
  const level = (folder: string) => SHARED_LEVELS.findIndex((names) => names.includes(folder));
  if (level(from) < 0 || level(to) < 0) return 'this folder has no level in shared';
  // `claims` and `ui` stand on level 2 and may use nothing but basics and protocol, as the
  // strict order of levels says already.
  return level(to) < level(from) ? undefined : 'against the order inside shared';
}

/** Inside a slice: rules know neither half, the web half does not know the server half. */
function insideUnit(from: string, to: string): string | undefined {
  if (!from.startsWith('products/') || isTest(from)) return undefined;
  const [fromHalf, toHalf] = [half(from), half(to)];
  if (toHalf === 'rules' || fromHalf === toHalf || fromHalf === 'door') return undefined;
  return toHalf === 'door' ? doorFromInside(to) : `${fromHalf} may not know ${toHalf}`;
}

function doorFromInside(to: string): string | undefined {
  return /\/(contract|claims)\.ts$/.test(to) ? undefined : 'a slice does not know its doors';
}

function half(path: string): 'door' | 'server' | 'web' | 'rules' {
  const [, , , folder = '', ...deeper] = path.split('/');
  if (folder === '') return 'door';
  return deeper.length > 0 && (folder === 'server' || folder === 'web') ? folder : 'rules';
}

/** Nothing but doors, what belongs to them, and slices directly in a product's folder. */
export function strayProductFiles(paths: readonly string[]): string[] {
  return paths
    .filter((path) => /^products\/[^/]+\/[^/]+$/.test(path) && !isTest(path) && !isDoor(path))
    .filter((path) => !BESIDE_DOORS.includes(path.split('/')[2] ?? ''))
    .map((path) => `${path}: neither a door nor part of a slice`);
}
