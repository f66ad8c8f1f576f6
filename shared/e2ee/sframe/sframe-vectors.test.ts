import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { concatBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import { CIPHER_SUITES, type CipherSuite } from './cipher-suites.ts';
import { cipherOfSuite } from './cipher-of-suite.ts';
import { deriveFrameKey, nonceOf } from './frame-key.ts';
import { encodeHeader, parseHeader } from './header.ts';
import { keyIdOf } from './key-id.ts';

// The vectors of RFC 9605, appendix C, see testing/README.md. Numbers in them exceed 2^53, so they
// are read as text.

interface Vectors {
  readonly header: readonly { kid: string; ctr: string; encoded: string }[];
  readonly aes_ctr_hmac: readonly Record<
    'cipher_suite' | 'key' | 'nonce' | 'aad' | 'pt' | 'ct',
    string
  >[];
  readonly sframe: readonly Record<
    | 'cipher_suite'
    | 'kid'
    | 'ctr'
    | 'base_key'
    | 'sframe_salt'
    | 'nonce'
    | 'aad'
    | 'metadata'
    | 'pt'
    | 'ct',
    string
  >[];
}

const text = readFileSync(join(import.meta.dirname, 'testing/rfc9605-vectors.json'), 'utf8');
const vectors = JSON.parse(text.replaceAll(/: (\d+)/g, ': "$1"')) as Vectors;

const suiteOf = (id: string): CipherSuite => {
  const suite = Object.values(CIPHER_SUITES).find((candidate) => candidate.id === Number(id));
  assert.ok(suite);
  return suite;
};
const bytes = (hex: string): Bytes => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('the vectors of RFC 9605', () => {
  it('are all there', () => {
    assert.equal(vectors.header.length, 289);
    assert.ok(vectors.header.some(({ ctr }) => ctr === '18446744073709551615'));
    assert.equal(vectors.aes_ctr_hmac.length, 3);
    assert.deepEqual(
      vectors.sframe.map(({ cipher_suite: suite }) => suiteOf(suite)),
      Object.values(CIPHER_SUITES),
    );
  });

  it('hold for headers in both directions', () => {
    for (const { kid, ctr, encoded } of vectors.header) {
      assert.deepEqual(encodeHeader(BigInt(kid), BigInt(ctr)), bytes(encoded));
      const header = { keyId: BigInt(kid), counter: BigInt(ctr), length: encoded.length / 2 };
      assert.deepEqual(parseHeader(bytes(encoded)), header);
    }
  });

  it('hold for counter mode with a shortened HMAC', async () => {
    for (const vector of vectors.aes_ctr_hmac) {
      const cipher = await cipherOfSuite(suiteOf(vector.cipher_suite), bytes(vector.key));
      const context = { nonce: bytes(vector.nonce), aad: bytes(vector.aad) };
      assert.deepEqual(await cipher.seal(context, bytes(vector.pt)), bytes(vector.ct));
      assert.deepEqual(await cipher.open(context, bytes(vector.ct)), bytes(vector.pt));
    }
  });

  for (const vector of vectors.sframe) {
    it(`hold for whole frames of suite ${vector.cipher_suite}`, async () => {
      const base = await crypto.subtle.importKey('raw', bytes(vector.base_key), 'HKDF', false, [
        'deriveBits',
      ]);
      const key = await deriveFrameKey(suiteOf(vector.cipher_suite), base, BigInt(vector.kid));
      assert.deepEqual(key.salt, bytes(vector.sframe_salt));
      const nonce = nonceOf(key, BigInt(vector.ctr));
      assert.deepEqual(nonce, bytes(vector.nonce));
      const header = encodeHeader(BigInt(vector.kid), BigInt(vector.ctr));
      const aad = concatBytes(header, bytes(vector.metadata));
      assert.deepEqual(aad, bytes(vector.aad));
      const sealed = await key.cipher.seal({ nonce, aad }, bytes(vector.pt));
      assert.deepEqual(concatBytes(header, sealed), bytes(vector.ct));
      assert.deepEqual(await key.cipher.open({ nonce, aad }, sealed), bytes(vector.pt));
    });
  }
});

describe('key ids', () => {
  it('are those of RFC 9605, section 5.2, with eight bits of epoch', () => {
    assert.equal(keyIdOf(0, 0), 0n);
    assert.equal(keyIdOf(3, 0x0a1b), 0x31bn);
    assert.equal(keyIdOf(2 ** 32 - 1, 2 ** 53 - 1), 0xffff_ffffffn);
  });

  it('refuse what is no leaf and no epoch', () => {
    for (const [leaf, epoch] of [
      [-1, 0],
      [2 ** 32, 0],
      [1.5, 0],
      [0, -1],
      [0, 2 ** 53],
    ] as const) {
      assert.throws(() => keyIdOf(leaf, epoch), RangeError);
    }
  });
});
