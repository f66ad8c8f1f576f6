import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assert as check, property, uint8Array } from 'fast-check';
import { MAX_TEXT_BYTES, pad, PADDED_BYTES, unpad } from './padding.ts';

describe('padding', () => {
  const table: readonly (readonly [textBytes: number, paddedBytes: number])[] = [
    [0, 256],
    [252, 256],
    [253, 1_024],
    [1_020, 1_024],
    [1_021, 4_096],
    [4_093, 16_384],
    [MAX_TEXT_BYTES, 16_384],
  ];
  for (const [textBytes, paddedBytes] of table) {
    it(`makes ${String(paddedBytes)} bytes of ${String(textBytes)}, and back`, () => {
      const text = new Uint8Array(textBytes).fill(7);
      const padded = pad(text);
      assert.equal(padded.length, paddedBytes);
      assert.deepEqual(unpad(padded), text);
    });
  }

  it('takes no longer text', () => {
    assert.throws(() => pad(new Uint8Array(MAX_TEXT_BYTES + 1)), RangeError);
  });

  it('reads a window into other bytes', () => {
    const padded = pad(new Uint8Array([1, 2, 3]));
    const around = new Uint8Array(300);
    around.set(padded, 20);
    assert.deepEqual(unpad(around.subarray(20, 276)), new Uint8Array([1, 2, 3]));
  });

  const hostile: readonly (readonly [string, () => Uint8Array])[] = [
    ['nothing', () => new Uint8Array()],
    ['less than a length', () => new Uint8Array(3)],
    ['another size', () => new Uint8Array(257)],
    ['a size larger than needed', () => new Uint8Array(1_024)],
    ['a length beyond its end', () => changed(pad(new Uint8Array(1)), 2, 1)],
    ['the longest length', () => new Uint8Array(256).fill(255)],
    ['something behind the text', () => changed(pad(new Uint8Array(1)), 255, 1)],
  ];
  for (const [name, make] of hostile) {
    it(`is not read out of ${name}`, () => {
      assert.equal(unpad(make()), undefined);
    });
  }

  it('never throws on reading, and reads one spelling of each text only', () => {
    check(
      property(uint8Array({ maxLength: 300 }), (bytes) => {
        const text = unpad(bytes);
        if (text !== undefined) assert.deepEqual(pad(text), new Uint8Array(bytes));
        assert.ok(PADDED_BYTES.includes(pad(bytes).length as 256));
      }),
    );
  });
});

function changed(bytes: Uint8Array, at: number, to: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = to;
  return copy;
}
