import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reconcileSlot } from './reconcile-slot.ts';
import { destroyedSlot, livingSlot, slotState } from './slot.ts';
import { slotFile } from './slot-file.ts';

const file = slotFile('store', 'keys', { folder: 'tenant', number: 0 });
const SLOT = 7;
const living = (generation: number, filled = 1): Buffer =>
  livingSlot(file, SLOT, { generation, body: Buffer.alloc(100, filled) });
const old = living(1);
const rewrapped = living(2);
const gone = destroyedSlot(file, SLOT);
const empty = Buffer.alloc(file.slotBytes);
const torn = Buffer.concat([old.subarray(0, 64), empty.subarray(64)]);

describe('copies of a slot that differ', () => {
  const cases: readonly (readonly [string, readonly Buffer[], Buffer | 'destroyed'])[] = [
    ['a destruction that reached one copy reaches all', [gone, old, old], gone],
    ['the same when it was the last copy', [old, old, gone], gone],
    ['a copy that was put back does not undo it', [old, gone, gone], gone],
    ['not even beside a damaged one', [old, torn, gone], gone],
    ['a torn destruction that was never acknowledged leaves the key', [torn, old, old], old],
    ['a damaged copy is made good', [old, torn, old], old],
    ['two damaged copies are made good', [torn, torn, old], old],
    ['a copy of zeros is made good', [old, empty, old], old],
    ['a new key that reached one copy stays whole', [old, empty, empty], old],
    ['of two wrappings the later one stays', [rewrapped, old, old], rewrapped],
    ['wherever it stands', [old, old, rewrapped], rewrapped],
    ['a torn wrapping leaves the earlier one', [torn, old, old], old],
    ['what one copy alone says against two does not count', [living(1, 9), old, old], old],
    ['a torn new key is never used again', [torn, empty, empty], 'destroyed'],
    ['what all copies have lost is left as it is', [torn, torn, torn], torn],
    ['what nobody used stays free', [empty, empty, empty], empty],
  ];
  for (const [name, copies, expected] of cases)
    it(name, () => {
      const inputs = copies.map((bytes) => Buffer.from(bytes));
      const result = reconcileSlot(copies, file, SLOT);
      if (expected === 'destroyed') assert.equal(slotState(result, file, SLOT), 'destroyed');
      else assert.deepEqual(result, expected);
      assert.deepEqual(copies, inputs);
    });
});

describe('a slot', () => {
  it('is good at its own place alone', () => {
    const elsewhere = slotFile('store', 'keys', { folder: 'tenant', number: 1 });
    const otherStore = slotFile('other', 'keys', { folder: 'tenant', number: 0 });
    assert.equal(slotState(old, file, SLOT), 'living');
    assert.equal(slotState(old, file, SLOT + 1), 'damaged');
    assert.equal(slotState(old, elsewhere, SLOT), 'damaged');
    assert.equal(slotState(old, otherStore, SLOT), 'damaged');
  });

  it('notices every single flipped bit, living or destroyed', () => {
    for (const whole of [old, gone])
      for (let bit = 0; bit < whole.length * 8; bit += 1) {
        const flipped = Buffer.from(whole);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        assert.equal(slotState(flipped, file, SLOT), 'damaged');
      }
  });

  it('holds nothing of the key once it is destroyed', () => {
    const again = destroyedSlot(file, SLOT);
    assert.notDeepEqual(again, gone);
    for (let at = 8; at < 120; at += 1)
      assert.notDeepEqual(again.subarray(at, at + 8), old.subarray(at, at + 8));
  });
});
