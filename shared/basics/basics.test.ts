import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { assert as assertProperty, property, uint8Array } from 'fast-check';
import { fromBase64url, toBase64url } from './base64url.ts';
import { concatBytes, equalBytes, randomBytes } from './bytes.ts';
import { Secret } from './secret.ts';

describe('base64url', () => {
  it('agrees with an independent encoder and comes back', () => {
    assertProperty(
      property(uint8Array({ maxLength: 100 }), (bytes) => {
        const text = toBase64url(bytes);
        assert.equal(text, Buffer.from(bytes).toString('base64url'));
        assert.deepEqual(fromBase64url(text), new Uint8Array(bytes));
      }),
    );
  });

  it('accepts one spelling of a value only', () => {
    assert.deepEqual(fromBase64url('AA'), new Uint8Array([0]));
    for (const text of ['AB', 'A', 'AA==', 'A+', 'A/', ' AA', 'AA\n', 'ÄÄ']) {
      assert.equal(fromBase64url(text), undefined, text);
    }
  });
});

describe('bytes', () => {
  it('compare by value and length', () => {
    assert.equal(equalBytes(new Uint8Array([1, 2]), new Uint8Array([1, 2])), true);
    assert.equal(equalBytes(new Uint8Array([1, 2]), new Uint8Array([1, 3])), false);
    assert.equal(equalBytes(new Uint8Array([1]), new Uint8Array([1, 0])), false);
  });

  it('join in order', () => {
    assert.deepEqual(
      concatBytes(new Uint8Array([1]), new Uint8Array(0), new Uint8Array([2, 3])),
      new Uint8Array([1, 2, 3]),
    );
  });

  it('are random', () => {
    assert.equal(equalBytes(randomBytes(32), randomBytes(32)), false);
  });
});

describe('a secret', () => {
  const secret = new Secret('correct horse');

  it('prints as [secret] wherever it is printed by accident', () => {
    const printed = [
      String(secret),
      ''.concat(secret as unknown as string),
      JSON.stringify({ secret }),
      inspect(secret),
      inspect({ deep: [secret] }, { showHidden: true, depth: null }),
      String(new Error('failed with ' + String(secret))),
      Object.prototype.toString.call(secret),
    ];
    for (const text of printed) {
      assert.equal(text.includes('horse'), false, text);
      assert.match(text, /secret/);
    }
  });

  it('gives its value to whoever asks for it by name', () => {
    assert.equal(secret.reveal(), 'correct horse');
  });
});
