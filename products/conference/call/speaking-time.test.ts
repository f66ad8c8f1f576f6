import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockAfter, clockText, NOBODY_HEARD } from './speaking-time.ts';

type Moment = readonly [speaker: string | undefined, atMs: number];

const ROWS: readonly (readonly [
  what: string,
  moments: readonly Moment[],
  times: readonly (readonly [string, number])[],
])[] = [
  ['nobody', [[undefined, 5_000]], []],
  [
    'one who is still speaking',
    [
      ['anna', 1_000],
      ['anna', 3_000],
    ],
    [['anna', 2_000]],
  ],
  [
    'two after one another, with silence between',
    [
      ['anna', 0],
      [undefined, 2_000],
      ['ben', 9_000],
      ['anna', 10_000],
      [undefined, 10_500],
    ],
    [
      ['anna', 2_500],
      ['ben', 1_000],
    ],
  ],
  [
    'a clock that jumps back',
    [
      ['anna', 5_000],
      [undefined, 1_000],
    ],
    [['anna', 0]],
  ],
];

for (const [what, moments, times] of ROWS) {
  test(`speaking time of ${what}`, () => {
    const clock = moments.reduce((so, [who, atMs]) => clockAfter(so, who, atMs), NOBODY_HEARD);
    assert.deepEqual(clock.times, new Map(times));
  });
}

for (const [ms, text] of [
  [0, '0:00'],
  [59_999, '0:59'],
  [60_000, '1:00'],
  [3_725_000, '62:05'],
] as const) {
  test(`${ms} ms are ${text}`, () => {
    assert.equal(clockText(ms), text);
  });
}
