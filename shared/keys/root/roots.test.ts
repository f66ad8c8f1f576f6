import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { invert, multiply } from './gf256.ts';
import { newPassphraseWay, passphraseRoot } from './passphrase-root.ts';
import { readRootText, writeRootText } from './root-text.ts';
import { readRootWay, writeRootWay, type RootWay } from './root-way.ts';
import { combine, divide } from './shamir.ts';
import { readShares, writeShares } from './share-text.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('dividing a secret', () => {
  it('gives the shares of draft-mcgrew-tss-03, section 9, and its secret back', () => {
    const [one, two] = ['b9fa07e185', 'f5409b4511'].map((text) => Buffer.from(text, 'hex'));
    assert.ok(one && two);
    const secret = combine([
      { x: 1, bytes: one },
      { x: 2, bytes: two },
    ]);
    assert.equal(hex(secret), '7465737400');
    const slope = secret.map((byte, at) => byte ^ (one[at] ?? 0));
    const shares = divide(secret, { needed: 2, count: 2 }, [slope]);
    assert.deepEqual(
      shares.map(({ bytes }) => hex(bytes)),
      [hex(one), hex(two)],
    );
  });

  it('multiplies as FIPS 197, section 4.2, and inverts every element', () => {
    assert.equal(multiply(0x57, 0x83), 0xc1);
    assert.equal(multiply(0x57, 0x13), 0xfe);
    for (let a = 1; a < 256; a += 1) assert.equal(multiply(a, invert(a)), 1);
  });

  it('comes back from any three of five, and not from two', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 3 }),
        (secret, chosen) => {
          const shares = divide(secret, { needed: 3, count: 5 });
          const some = chosen.flatMap((index) => shares[index] ?? []);
          assert.deepEqual(hex(combine(some)), hex(secret));
          assert.notEqual(hex(combine(some.slice(0, 2))), hex(secret));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('lets two shares fit any secret: every value of a byte occurs', () => {
    const [first, second] = divide(Uint8Array.of(7), { needed: 3, count: 5 });
    assert.ok(first && second);
    const secrets = Array.from({ length: 256 }, (_, byte) =>
      combine([first, second, { x: 3, bytes: Uint8Array.of(byte) }]),
    );
    assert.equal(new Set(secrets.map(hex)).size, 256);
  });
});

describe('share texts', () => {
  const root = new Secret<Uint8Array>(randomBytes(32));
  const { way, texts } = writeShares(root, { needed: 3, count: 5 });
  const shown = texts.map((text) => text.reveal());

  it('open with three of five, in any order and however they are typed', () => {
    const typed = [shown[4], shown[0], shown[2]].map((text = '') =>
      text.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'),
    );
    // The label's own hyphens and digits stay as they are on the sheet.
    const labelled = typed.map((text) => text.replace(/^blende share l/, 'BLENDE-SHARE-1'));
    assert.equal(hex(readShares(labelled, way).reveal()), hex(root.reveal()));
    assert.match(shown[0] ?? '', /^BLENDE-SHARE-1 ([0-9A-Z]{4}-){17}[0-9A-Z]{4}$/);
  });

  it('are refused when one is missing, given twice, mistyped, or of another division', () => {
    const [one = '', two = '', three = ''] = shown;
    assert.throws(() => readShares([one, two], way), { code: 'shares-too-few' });
    assert.throws(() => readShares([one, two, one], way), { code: 'shares-too-few' });
    const mistyped = three.slice(0, -1) + (three.endsWith('A') ? 'B' : 'A');
    assert.throws(() => readShares([one, two, mistyped], way), { code: 'share-mistyped' });
    const [other = ''] = writeShares(root, way).texts.map((text) => text.reveal());
    assert.throws(() => readShares([one, two, other], way), { code: 'shares-of-other-set' });
  });
});

describe('the root as text', () => {
  it('comes back, and notices every single wrong letter', () => {
    const root = new Secret<Uint8Array>(randomBytes(32));
    const text = writeRootText(root).reveal();
    assert.equal(hex(readRootText(text)?.reveal() ?? randomBytes(1)), hex(root.reveal()));
    for (let at = 'BLENDE-ROOT-1 '.length; at < text.length; at += 1) {
      if (text[at] === '-') continue;
      const letter = text[at] === 'Z' ? 'Y' : 'Z';
      assert.equal(readRootText(text.slice(0, at) + letter + text.slice(at + 1)), undefined);
    }
  });

  it('is not printed by accident', () => {
    assert.equal(String(writeRootText(new Secret<Uint8Array>(randomBytes(32)))), '[secret]');
  });
});

describe('ways of keeping the root', () => {
  const ways: readonly RootWay[] = [
    { kind: 'file' },
    newPassphraseWay(),
    { kind: 'shares', set: randomBytes(4), needed: 3, count: 5 },
  ];
  for (const way of ways)
    it(`are read as they were written: ${way.kind}`, () => {
      assert.deepEqual(readRootWay(writeRootWay(way)), way);
    });

  it('are refused if a later version wrote them', () => {
    const bytes = writeRootWay({ kind: 'file' });
    bytes[0] = 9;
    assert.equal(readRootWay(bytes), undefined);
  });
});

describe('a passphrase', () => {
  const cheap = { memoryKiB: 64, passes: 1, parallelism: 1 };

  it('means the same root in either composition of its letters, another with another salt', async () => {
    const way = newPassphraseWay(cheap);
    const root = async (text: string, way: typeof cheap & ReturnType<typeof newPassphraseWay>) =>
      hex((await passphraseRoot(new Secret(text), way)).reveal());
    const composed = await root('Schl\u00fcsselbrett', way);
    assert.equal(await root('Schlu\u0308sselbrett', way), composed);
    assert.notEqual(await root('Schlusselbrett', way), composed);
    assert.notEqual(await root('Schl\u00fcsselbrett', newPassphraseWay(cheap)), composed);
  });
});
