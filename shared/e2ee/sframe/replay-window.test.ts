import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { array, assert as holds, integer, property } from 'fast-check';
import { FrameCounter } from './frame-counter.ts';
import { GREATEST_FIELD } from './header.ts';
import { REPLAY_WINDOW, ReplayWindow } from './replay-window.ts';

describe('the replay window', () => {
  it('decides like one that remembers everything', () => {
    const steps = array(integer({ min: -2_000, max: 1_500 }), { maxLength: 300 });
    holds(
      property(steps, (steps) => {
        const window = new ReplayWindow();
        const seen = new Set<number>();
        let newest = -1;
        for (const step of steps) {
          const counter = Math.max(0, newest + step);
          const isTooOld = newest >= 0 && counter <= newest - REPLAY_WINDOW;
          const expected = isTooOld ? 'too-old' : seen.has(counter) ? 'seen' : 'new';
          assert.equal(window.check(BigInt(counter)), expected);
          assert.equal(window.commit(BigInt(counter)), expected === 'new');
          if (expected !== 'new') continue;
          seen.add(counter);
          newest = Math.max(newest, counter);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('only looks before it is told to commit', () => {
    const window = new ReplayWindow();
    assert.equal(window.check(GREATEST_FIELD), 'new');
    assert.equal(window.check(0n), 'new');
    assert.equal(window.commit(0n), true);
    assert.equal(window.check(0n), 'seen');
  });

  it('takes a jump to the greatest counter at once', () => {
    const window = new ReplayWindow();
    window.commit(1n);
    assert.equal(window.commit(GREATEST_FIELD), true);
    assert.equal(window.check(1n), 'too-old');
    assert.equal(window.check(GREATEST_FIELD - 1n), 'new');
  });
});

describe('the frame counter', () => {
  it('hands out each number once and stops before it would begin anew', () => {
    const counter = new FrameCounter(GREATEST_FIELD - 1n);
    assert.deepEqual([counter.next(), counter.next()], [GREATEST_FIELD - 1n, GREATEST_FIELD]);
    for (let again = 0; again < 3; again += 1) assert.throws(() => counter.next(), RangeError);
    const fresh = new FrameCounter();
    assert.deepEqual([fresh.next(), fresh.next(), fresh.next()], [0n, 1n, 2n]);
  });
});
