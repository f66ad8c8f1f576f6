import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TokenBucket } from './token-bucket.ts';

// Each line: burst, tokens per second, then the times in ms and what take() answers then.
const table: readonly [string, number, number, readonly (readonly [number, boolean])[]][] = [
  [
    'lets the burst through, then refuses',
    2,
    1,
    [
      [0, true],
      [0, true],
      [0, false],
      [999, false],
    ],
  ],
  [
    'fills up with time',
    1,
    2,
    [
      [0, true],
      [499, false],
      [500, true],
      [1000, true],
      [1000, false],
    ],
  ],
  [
    'never holds more than the burst',
    2,
    1,
    [
      [0, true],
      [60_000, true],
      [60_000, true],
      [60_000, false],
    ],
  ],
  [
    'gains nothing from a clock that goes back',
    1,
    1,
    [
      [5000, true],
      [0, false],
      [500, false],
      [1000, true],
    ],
  ],
];

describe('a token bucket', () => {
  for (const [name, burst, perSecond, steps] of table) {
    it(name, () => {
      const bucket = new TokenBucket({ burst, perSecond }, steps[0]?.[0] ?? 0);
      for (const [nowMs, allowed] of steps)
        assert.equal(bucket.take(nowMs), allowed, `at ${nowMs}`);
    });
  }
});
