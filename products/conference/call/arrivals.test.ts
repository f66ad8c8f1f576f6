import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arrivals } from './arrivals.ts';

const anna = { id: 'a', name: 'Anna' };
const ben = { id: 'b', name: 'Ben' };

describe('arrivals', () => {
  const cases = [
    ['nobody', [], [], [], []],
    ['the first', [], [anna], ['a'], []],
    ['one more', [anna], [anna, ben], ['b'], []],
    ['one less', [anna, ben], [ben], [], ['a']],
    ['an exchange', [anna], [ben], ['b'], ['a']],
    ['another order', [anna, ben], [ben, anna], [], []],
    ['a new name', [anna], [{ ...anna, name: 'Änne' }], [], []],
  ] as const;
  for (const [name, before, after, joined, left] of cases) {
    it(`are told for ${name}`, () => {
      const told = arrivals(before, after);
      assert.deepEqual(
        told.joined.map(({ id }) => id),
        joined,
      );
      assert.deepEqual(
        told.left.map(({ id }) => id),
        left,
      );
    });
  }
});
