import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assert as holds, asyncProperty, constantFrom, nat, uint8Array } from 'fast-check';
import type { Bytes } from '@blende/shared/basics/bytes.ts';
import { CIPHER_SUITES } from './cipher-suites.ts';
import { clearBytes } from './clear-bytes.ts';
import { deriveFrameKey, type FrameKey } from './frame-key.ts';
import { openFrame, parseFrame, sealFrame, type FrameLabels } from './sealed-frame.ts';
import { unsafeForTestsBaseKey } from './testing/base-key.ts';

const SUITE = CIPHER_SUITES.AES_128_GCM_SHA256_128;
const key = await deriveFrameKey(SUITE, await unsafeForTestsBaseKey(1), 0x107n);
const otherLeaf = await deriveFrameKey(SUITE, await unsafeForTestsBaseKey(1), 0x207n);
const otherEpoch = await deriveFrameKey(SUITE, await unsafeForTestsBaseKey(2), 0x107n);

const codecs = constantFrom('vp8', 'vp9', 'opus');
const content = uint8Array({ minLength: 10, maxLength: 300 });

async function opened(frame: Bytes, labels: FrameLabels, under: FrameKey) {
  const sealed = parseFrame(frame, labels);
  return sealed && (await openFrame(sealed, under));
}

describe('a sealed frame', () => {
  it('opens to what it was, and shows only the clear bytes', async () => {
    await holds(
      asyncProperty(codecs, content, async (codec, frame) => {
        const labels = { codec, source: 1 } as const;
        const before = frame.slice();
        const sealed = await sealFrame(frame, { ...labels, key, counter: 2n ** 60n });
        assert.ok(sealed);
        assert.deepEqual(frame, before);
        const clear = clearBytes(codec, frame) ?? Number.NaN;
        assert.deepEqual(sealed.subarray(0, clear), frame.subarray(0, clear));
        // Configuration byte, key id of two bytes, counter of eight; 16 of tag.
        assert.equal(sealed.length, frame.length + 11 + 16);
        assert.deepEqual(await opened(sealed, labels, key), new Uint8Array(frame));
      }),
    );
  });

  it('keeps 10 bytes of a VP8 key frame readable, 3 of another, none of VP9, 1 of Opus', () => {
    const keyFrame = Uint8Array.of(0x10, ...new Uint8Array(30));
    const deltaFrame = Uint8Array.of(0x11, ...new Uint8Array(30));
    assert.equal(clearBytes('vp8', keyFrame), 10);
    assert.equal(clearBytes('vp8', deltaFrame), 3);
    assert.equal(clearBytes('vp9', keyFrame), 0);
    assert.equal(clearBytes('opus', keyFrame), 1);
    assert.equal(clearBytes('vp8', keyFrame.subarray(0, 9)), undefined);
    assert.equal(clearBytes('opus', new Uint8Array(0)), undefined);
  });

  it('does not open after any single bit was flipped or any end was cut off', async () => {
    const frame = Uint8Array.of(0x10, ...new Uint8Array(20).fill(7));
    for (const codec of ['vp8', 'vp9', 'opus'] as const) {
      const labels = { codec, source: 1 };
      const sealed = await sealFrame(frame, { ...labels, key, counter: 300n });
      assert.ok(sealed);
      for (let bit = 0; bit < sealed.length * 8; bit += 1) {
        const flipped = sealed.slice();
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        assert.equal(await opened(flipped, labels, key), undefined, `${codec}, bit ${bit}`);
      }
      for (let length = 0; length < sealed.length; length += 1) {
        assert.equal(await opened(sealed.slice(0, length), labels, key), undefined);
      }
    }
  });

  it('does not open as another source, under another leaf or in another epoch', async () => {
    const labels = { codec: 'vp8', source: 1 } as const;
    const frame = Uint8Array.of(0x10, ...new Uint8Array(20));
    const sealed = await sealFrame(frame, { ...labels, key, counter: 1n });
    assert.ok(sealed);
    assert.ok(await opened(sealed, labels, key));
    assert.equal(await opened(sealed, { ...labels, source: 3 }, key), undefined);
    assert.equal(await opened(sealed, labels, otherLeaf), undefined);
    assert.equal(await opened(sealed, labels, otherEpoch), undefined);
    assert.equal(await opened(sealed, { ...labels, codec: 'vp9' }, key), undefined);
  });

  it('is never made of what nobody sealed', async () => {
    const sealed = await sealFrame(Uint8Array.of(0x10, ...new Uint8Array(40)), {
      codec: 'vp8',
      source: 1,
      key,
      counter: 5n,
    });
    assert.ok(sealed);
    await holds(
      asyncProperty(codecs, uint8Array({ maxLength: 80 }), nat(40), async (codec, bytes, keep) => {
        const labels = { codec, source: 1 } as const;
        const spliced = Uint8Array.of(...sealed.subarray(0, keep), ...bytes);
        for (const forged of [new Uint8Array(bytes), spliced]) {
          if (Buffer.from(forged).equals(sealed)) continue;
          assert.equal(await opened(forged, labels, key), undefined);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
