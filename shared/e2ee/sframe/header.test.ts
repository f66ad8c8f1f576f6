import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assert as holds, bigInt, property, uint8Array } from 'fast-check';
import { encodeHeader, GREATEST_FIELD, HEADER_MAX_BYTES, parseHeader } from './header.ts';

const field = bigInt({ min: 0n, max: GREATEST_FIELD });

describe('the SFrame header', () => {
  it('comes back whole, wherever it begins', () => {
    holds(
      property(field, field, uint8Array({ maxLength: 12 }), (keyId, counter, before) => {
        const header = encodeHeader(keyId, counter);
        assert.ok(header.length <= HEADER_MAX_BYTES);
        const bytes = Uint8Array.of(...before, ...header, 0xff);
        const parsed = { keyId, counter, length: header.length };
        assert.deepEqual(parseHeader(bytes, before.length), parsed);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is refused wherever it is cut off', () => {
    holds(
      property(field, field, (keyId, counter) => {
        const header = encodeHeader(keyId, counter);
        for (let length = 0; length < header.length; length += 1) {
          assert.equal(parseHeader(header.subarray(0, length)), undefined);
        }
      }),
    );
  });

  it('has one spelling: whatever is read is written the same way', () => {
    let read = 0;
    holds(
      property(uint8Array({ maxLength: 24 }), (bytes) => {
        const header = parseHeader(bytes);
        if (header === undefined) return;
        read += 1;
        const spelled = Buffer.from(encodeHeader(header.keyId, header.counter));
        assert.ok(spelled.equals(bytes.subarray(0, header.length)));
      }),
      { numRuns: 5_000 },
    );
    assert.ok(read > 100);
  });

  it('is refused in a longer spelling than it needs', () => {
    for (const hex of ['8007', '8900ff', '0807', '0900ff', '0f00ffffffffffffff']) {
      assert.equal(parseHeader(Buffer.from(hex, 'hex')), undefined, hex);
    }
  });

  it('holds no field of more than 64 bits', () => {
    for (const [keyId, counter] of [
      [GREATEST_FIELD + 1n, 0n],
      [0n, GREATEST_FIELD + 1n],
      [-1n, 0n],
    ] as const) {
      assert.throws(() => encodeHeader(keyId, counter), RangeError);
    }
  });
});
