import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readSources } from '../architecture/source.ts';
import { leakSwitches } from './switches.ts';

/** Each would let somebody have the product say more than it may. */
const PLANTED = [
  'const isLoud = process.env.BLENDE_DEBUG === "1";',
  "const flags = ['--inspect=0.0.0.0'];",
  "import { writeHeapSnapshot } from 'node:v8';",
  'const app = fastify({ logger: true });',
  "const logging = { level: 'debug' };",
  "if (localStorage.debug) setLogLevel('debug');",
  "const OPTIONS = {\n  'access-log': { type: 'string' },\n};",
  "const environment = { NODE_OPTIONS: '--trace-warnings' };",
];

test('shipped code has no switch that makes it talk', () => {
  const root = join(import.meta.dirname, '../../..');
  assert.deepEqual(leakSwitches(readSources(root)), []);
});

for (const text of PLANTED) {
  test(`such a switch would be seen: ${text.split('\n').join(' ')}`, () => {
    const [found = ''] = leakSwitches([{ path: 'shared/edge/planted.ts', text }]);
    assert.match(found, /^shared\/edge\/planted\.ts: /);
  });
}
