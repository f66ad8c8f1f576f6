import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Durations } from './durations.ts';

test('the twenty slowest files are named, the slowest first', () => {
  const durations = new Durations();
  for (let number = 1; number <= 25; number += 1) durations.took(`${number}.test.ts`, number);
  const [sum, slowest, ...others] = durations.slowest();
  assert.equal(sum, 'The slowest of 25 files, which took 325 s altogether:');
  assert.equal(slowest, '   25.0 s  25.test.ts');
  assert.equal(others.length, 19);
  assert.equal(others.at(-1), '    6.0 s  6.test.ts');
});
