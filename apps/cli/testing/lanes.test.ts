import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { inRoot } from '../places.ts';
import { aloneFiles, lanesOf } from './lanes.ts';
import { allTestFiles, isSlow } from './plan.ts';

test('every slow file runs once: beside another, or with the machine for itself', () => {
  const slow = allTestFiles().filter(isSlow);
  const { sideBySide, alone } = lanesOf(slow);
  assert.deepEqual([...sideBySide, ...alone].toSorted(), slow.toSorted());
  assert.deepEqual([...alone].toSorted(), [...aloneFiles()].toSorted());
  assert.ok(sideBySide.length > alone.length);
});

test('who needs the machine alone is there, under this name', () => {
  for (const file of aloneFiles()) assert.ok(existsSync(inRoot(file)), file);
  assert.equal(existsSync(inRoot('products/nothing.journey.test.ts')), false);
});

test('what takes long begins first', () => {
  const { sideBySide } = lanesOf(['apps/a.fault.test.ts', 'tests/hostile/b.journey.test.ts']);
  assert.deepEqual(sideBySide, ['tests/hostile/b.journey.test.ts', 'apps/a.fault.test.ts']);
});
