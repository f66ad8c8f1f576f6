import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renewalTime, retryWaitMs } from './renewal.ts';

const day = (date: string): Date => new Date(`${date}T00:00:00Z`);

test('a certificate is renewed at two thirds of its life', () => {
  const CASES: readonly [string, string, string][] = [
    ['2026-01-01', '2026-04-01', '2026-03-02'],
    ['2026-01-01', '2026-01-07', '2026-01-05'],
  ];
  for (const [from, until, expected] of CASES)
    assert.deepEqual(renewalTime({ from: day(from), until: day(until) }), day(expected));
});

test('each failure waits longer, up to six hours', () => {
  const minutes = [0, 1, 2, 3, 8, 9, 10, 1_000].map((failures) => retryWaitMs(failures) / 60_000);
  assert.deepEqual(minutes, [1, 1, 2, 4, 128, 256, 360, 360]);
});
