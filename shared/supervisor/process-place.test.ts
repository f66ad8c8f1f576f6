import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathInside, programInside, type ProcessPlace } from './process-place.ts';

const PLACE: ProcessPlace = {
  userId: 61_101,
  groupId: 61_100,
  capabilities: [],
  seesProcesses: false,
  hasNetwork: true,
  mountPoint: '/nowhere',
  mounts: [
    { from: '/home/ada', to: '/data', write: false },
    { from: '/home/ada/my sockets', to: '/sockets', write: true },
  ],
};

test('a process finds what is outside by the innermost of its mounts', () => {
  const CASES: readonly [string, string][] = [
    ['/home/ada', '/data'],
    ['/home/ada/x/y', '/data/x/y'],
    ['/home/ada/my sockets/a.sock', '/sockets/a.sock'],
    ['/home/adam', '/home/adam'],
    ['/elsewhere', '/elsewhere'],
  ];
  for (const [outside, inside] of CASES) assert.equal(pathInside(PLACE, outside), inside);
});

test('without a place of its own every path stays the same', () => {
  assert.equal(pathInside(undefined, '/home/ada'), '/home/ada');
  assert.equal(programInside(undefined, '/opt/node/bin/node'), '/opt/node/bin/node');
});

test('a program is shown alone, without what lies beside it', () => {
  assert.equal(programInside(PLACE, '/opt/node/bin/node'), '/programs/node');
});
