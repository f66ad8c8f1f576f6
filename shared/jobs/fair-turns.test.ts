import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FairTurns } from './fair-turns.ts';

/** Jobs by tenant, oldest first, done one after the other as a worker asks for them. */
function orderOf(waiting: string[], places = 1): string {
  const turns = new FairTurns(places);
  const done: string[] = [];
  const next = (): string | undefined => {
    const passedOver = turns.passedOver;
    const at = waiting.findIndex((tenant) => !passedOver.includes(tenant));
    if (at >= 0) return waiting.splice(at, 1)[0];
    return turns.newRound() ? next() : undefined;
  };
  for (let tenant = next(); tenant !== undefined; tenant = next()) {
    turns.began(tenant);
    turns.ended(tenant);
    done.push(tenant);
  }
  return done.join('');
}

describe('turns between tenants', () => {
  const cases: readonly [what: string, waiting: string, done: string][] = [
    ['one alone in the order of asking', 'aaaa', 'aaaa'],
    ['one with many and one that came last', 'aaaaaab', 'abaaaaa'],
    ['three with many', 'aaabbbccc', 'abcabcabc'],
    ['nobody', '', ''],
  ];
  for (const [what, waiting, done] of cases)
    it(`serve ${what}`, () => {
      assert.equal(orderOf(Array.from(waiting)), done);
    });

  it('let one of many jobs pass before somebody who comes in between', () => {
    const waiting = Array.from(`${'a'.repeat(1_000)}b`);
    assert.ok(orderOf(waiting).indexOf('b') <= 1);
  });

  it('leave a place to others while one has long jobs', () => {
    const turns = new FairTurns(3);
    turns.began('a');
    turns.newRound();
    turns.began('a');
    assert.equal(turns.newRound(), false, 'two of three places are full');
    assert.deepEqual(turns.passedOver, ['a']);
    turns.ended('a');
    assert.deepEqual(turns.passedOver, []);
  });

  it('give the only place to whoever is alone', () => {
    const turns = new FairTurns(1);
    turns.began('a');
    turns.ended('a');
    assert.deepEqual(turns.passedOver, ['a']);
    assert.equal(turns.newRound(), true);
    assert.equal(turns.newRound(), false);
  });
});
