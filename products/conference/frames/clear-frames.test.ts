import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Bytes } from '@blende/shared/basics/bytes.ts';
import { ReceiveKeys } from '@blende/shared/e2ee/sframe/receive-keys.ts';
import { unsafeForTestsBaseKey } from '@blende/shared/e2ee/sframe/testing/base-key.ts';
import { ReceivingTrack } from './receiving-track.ts';
import { sealOutgoing } from './seal-outgoing.ts';
import { SendingKeys } from './sending-keys.ts';
import { SendingTrack } from './sending-track.ts';

const BINDING = { participantId: 'anna', source: 'camera', codec: 'vp8' } as const;
const nowMs = () => 1_000;

function picture(number: number): Bytes {
  return Uint8Array.of(0x11, 0, 0, number, ...new Uint8Array(20));
}

function way() {
  const passed: Bytes[] = [];
  const state = { passed, wholePictures: 0 };
  const frames = {
    contentOf: (frame: Bytes) => frame,
    codecOf: () => undefined,
    pass: async (_: Bytes, content: Bytes) => {
      passed.push(content);
      await Promise.resolve();
    },
    lost: () => {
      state.wholePictures += 1;
    },
  };
  return { state, frames };
}

async function annas() {
  const [sending, receiving] = [new SendingKeys(), new ReceiveKeys(nowMs)];
  const baseKey = await unsafeForTestsBaseKey(1);
  sending.install({ epoch: 1, ownLeaf: 0, baseKey });
  receiving.install({ epoch: 1, baseKey, leaves: new Map([['anna', 0]]) });
  return { sending, receiving };
}

describe('clear frames', () => {
  it('leave only while it is allowed, and begin and end with a whole picture', async () => {
    const { sending } = await annas();
    const { state, frames } = way();
    const track = new SendingTrack<Bytes>(1, { keys: sending, way: frames, nowMs });
    track.bind(BINDING);
    await track.take(picture(1));
    track.allowClear(true);
    await track.take(picture(2));
    track.allowClear(false);
    await track.take(picture(3));
    const asTheyWere = state.passed.map((sent, index) =>
      Buffer.from(sent).equals(picture(index + 1)),
    );
    assert.deepEqual(asTheyWere, [false, true, false]);
    assert.equal(state.wholePictures, 2);
    assert.equal(track.counts.clear, 1);
    assert.equal(track.counts.ok, 2);
  });

  it('are shown only while it is allowed; sealed ones always are', async () => {
    const { sending, receiving } = await annas();
    const { state, frames } = way();
    const track = new ReceivingTrack<Bytes>(1, { keys: receiving, way: frames, nowMs });
    track.bind(BINDING);
    const sealed = async (number: number) => {
      const sealing = await sealOutgoing(picture(number), BINDING, sending);
      assert.equal(sealing.outcome, 'sealed');
      return sealing.frame;
    };
    await track.take(picture(1));
    track.allowClear(true);
    await track.take(picture(2));
    const again = await sealed(3);
    await track.take(again.slice());
    // What was shown once is not shown again, not even as a clear one.
    await track.take(again);
    track.allowClear(false);
    await track.take(picture(4));
    await track.take(await sealed(5));
    assert.deepEqual(
      state.passed.map((shown) => shown[3]),
      [2, 3, 5],
    );
    assert.equal(track.counts.clear, 1);
    assert.equal(track.counts.ok, 2);
  });

  it('are nobody’s without a binding, whatever is allowed', async () => {
    const { sending, receiving } = await annas();
    const { state, frames } = way();
    const open = new ReceivingTrack<Bytes>(1, { keys: receiving, way: frames, nowMs });
    const seal = new SendingTrack<Bytes>(2, { keys: sending, way: frames, nowMs });
    open.allowClear(true);
    seal.allowClear(true);
    await open.take(picture(1));
    await seal.take(picture(1));
    assert.deepEqual(state.passed, []);
  });
});
