import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextBackoffMs } from './backoff.ts';

test('the wait before a restart', () => {
  const CASES: readonly [string, number | undefined, number, number][] = [
    ['first death', undefined, 5, 200],
    ['again at once', 200, 5, 400],
    ['and again', 400, 29_999, 800],
    ['at most ten seconds', 8000, 5, 10_000],
    ['stays there', 10_000, 5, 10_000],
    ['after half a minute of life', 10_000, 30_000, 200],
  ];
  for (const [name, previousMs, livedMs, expected] of CASES)
    assert.equal(nextBackoffMs(previousMs, livedMs), expected, name);
});
