import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delaysBetween } from './frame-times.ts';
import { median, quantile, spread } from './figures.ts';

test('the median is the middle value', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.equal(median([7]), 7);
});

test('a figure tells its spread', () => {
  assert.equal(spread([100.4, 120, 90], 'ms'), '100 ms (90 to 120, of 3)');
});

test('a quantile is the value of its rank', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  assert.deepEqual(
    [0.5, 0.95, 1].map((part) => quantile(hundred, part)),
    [50, 95, 100],
  );
  assert.equal(quantile([3, 1, 2], 0.5), 2);
  assert.ok(Number.isNaN(quantile([], 0.5)));
});

test('a delay is told for each frame that both showed', () => {
  const sent = [
    [1, 100],
    [2, 166],
    [3, 233],
  ] as const;
  const received = [
    [2, 200],
    [3, 250],
    [4, 300],
  ] as const;
  assert.deepEqual(delaysBetween(sent, received), [17, 34]);
});
