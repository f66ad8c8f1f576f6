import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NamedArrivals } from './named-arrivals.ts';

const named = (id: string, name = '') => ({ id, name });

describe('arrivals with names', () => {
  it('are told once the name is there', () => {
    const watch = new NamedArrivals();
    assert.deepEqual(watch.next([named('a')], 0), { joined: [], left: [] });
    assert.deepEqual(watch.next([named('a', 'Ada')], 80).joined, [named('a', 'Ada')]);
    assert.deepEqual(watch.next([named('a', 'Ada')], 160).joined, []);
    assert.deepEqual(watch.next([], 240).left, [named('a', 'Ada')]);
  });

  it('are told without one after a moment', () => {
    const watch = new NamedArrivals();
    watch.next([named('a')], 0);
    assert.deepEqual(watch.next([named('a')], 1_499).joined, []);
    assert.deepEqual(watch.next([named('a')], 1_500).joined, [named('a')]);
  });

  it('are not told of somebody who left before', () => {
    const watch = new NamedArrivals();
    watch.next([named('a')], 0);
    assert.deepEqual(watch.next([], 100), { joined: [], left: [] });
  });
});
