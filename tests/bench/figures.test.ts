import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, spread } from './figures.ts';

test('the median is the middle value', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.equal(median([7]), 7);
});

test('a figure tells its spread', () => {
  assert.equal(spread([100.4, 120, 90], 'ms'), '100 ms (90 to 120, of 3)');
});
