import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { inRoot } from '../places.ts';
import { isInstalled } from './dependencies.ts';

describe('whether the dependencies are installed', () => {
  const WANTED = {
    '': {},
    shared: { version: '0.1.0' },
    'node_modules/@blende/shared': { link: true },
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
    'node_modules/other-system': {
      version: '1.0.0',
      optional: true,
      os: ['darwin'],
      cpu: [process.arch],
    },
    'node_modules/other-libc': {
      version: '1.0.0',
      optional: true,
      os: ['linux'],
      cpu: [process.arch],
      libc: ['musl'],
    },
    'node_modules/this-system': {
      version: '1.0.0',
      optional: true,
      os: ['linux'],
      cpu: [process.arch],
    },
  };
  const COMPLETE = {
    'node_modules/@blende/shared': { link: true },
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
    'node_modules/this-system': { version: '1.0.0' },
  };
  const { 'node_modules/this-system': _, ...withoutBinary } = COMPLETE;
  const CASES: readonly [string, Parameters<typeof isInstalled>[1], boolean][] = [
    ['all that this machine can use', COMPLETE, true],
    ['nothing', {}, false],
    ['no binary for this machine', withoutBinary, false],
    [
      'another version',
      { ...COMPLETE, 'node_modules/zod': { version: '4.6.6', integrity: 'sha512-a' } },
      false,
    ],
    [
      'another content',
      { ...COMPLETE, 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-b' } },
      false,
    ],
    [
      'no workspace link',
      { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' } },
      false,
    ],
    [
      'an optional package in another version',
      { ...COMPLETE, 'node_modules/other-system': { version: '2.0.0' } },
      false,
    ],
  ];
  for (const [name, found, expected] of CASES)
    test(`${name}: ${String(expected)}`, () => assert.equal(isInstalled(WANTED, found), expected));
});

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

test('the lock names every optional package, without which npm ci refuses it', () => {
  const lock: { packages: Readonly<Record<string, Locked>> } = JSON.parse(
    readFileSync(inRoot('package-lock.json'), 'utf8'),
  );
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => resolveIn(lock.packages, path, name) === undefined,
    ),
  );
  assert.deepEqual(missing, []);
  assert.equal(resolveIn(lock.packages, 'shared', 'no-such-package'), undefined, 'the control');
});

/** Node's resolution: the nearest node_modules on the way up. */
function resolveIn(
  packages: Readonly<Record<string, Locked>>,
  from: string,
  name: string,
): string | undefined {
  const place = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (packages[place] !== undefined) return place;
  return from === ''
    ? undefined
    : resolveIn(packages, from.slice(0, Math.max(from.lastIndexOf('/'), 0)), name);
}
