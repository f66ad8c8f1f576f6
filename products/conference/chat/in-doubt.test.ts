import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterEpoch } from './in-doubt.ts';

const SAID = [
  { id: 'old', epoch: 4, saidAtMs: 0 },
  { id: 'early', epoch: 4, saidAtMs: 9_000 },
  { id: 'late', epoch: 6, saidAtMs: 11_000 },
];

test('a message is in doubt once four epochs went by while it was on its way', () => {
  assert.deepEqual(afterEpoch(SAID, 8, 12_000).inDoubt, ['early']);
  assert.deepEqual(afterEpoch(SAID, 10, 12_000).inDoubt, ['early', 'late']);
});

test('three epochs later it can still be opened', () => {
  assert.deepEqual(afterEpoch(SAID, 7, 12_000).inDoubt, []);
});

test('what was said ten seconds ago has arrived, and what is in doubt is told once', () => {
  const { onItsWay } = afterEpoch(SAID, 8, 12_000);
  assert.deepEqual(
    onItsWay.map(({ id }) => id),
    ['late'],
  );
  assert.deepEqual(afterEpoch(onItsWay, 20, 21_001).inDoubt, []);
});
