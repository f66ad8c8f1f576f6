import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mayOpenRoom, RETURN_MS, startFragment, startKeyOf, type Opening } from './start-policy.ts';

const early = RETURN_MS - 1;
const late = RETURN_MS;
const table: readonly [Opening['policy'], boolean, number, boolean][] = [
  ['everybody', false, late, true],
  ['everybody', true, late, true],
  ['start-link', false, early, false],
  ['start-link', true, early, true],
  ['start-link', true, late, true],
  ['start-link', false, late, false],
  ['nobody', false, early, false],
  ['nobody', true, early, true],
  ['nobody', true, late, false],
  ['nobody', false, late, false],
];

describe('a room that does not stand', () => {
  for (const [policy, permitted, sinceStartMs, may] of table) {
    const shown = permitted ? 'with' : 'without';
    it(`${may ? 'opens' : 'stays closed'} for ${policy} ${shown} permit after ${sinceStartMs} ms`, () => {
      assert.equal(mayOpenRoom({ policy, permitted, sinceStartMs }), may);
    });
  }
});

describe('a start link', () => {
  it('gives its key back, and nothing else does', () => {
    const key = 'k'.repeat(43);
    assert.equal(startKeyOf(startFragment(key)), key);
    for (const other of ['', key, `start.${key}x`, `start.${key.slice(1)}`, `xstart.${key}`])
      assert.equal(startKeyOf(other), undefined, other);
  });
});
