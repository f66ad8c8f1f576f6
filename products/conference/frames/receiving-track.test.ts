import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assert as holds, asyncProperty, integer, uint8Array } from 'fast-check';
import type { Bytes } from '@blende/shared/basics/bytes.ts';
import { EPOCH_GRACE_MS, ReceiveKeys } from '@blende/shared/e2ee/sframe/receive-keys.ts';
import { unsafeForTestsBaseKey } from '@blende/shared/e2ee/sframe/testing/base-key.ts';
import type { FrameSource } from './frame-binding.ts';
import { HELD_MOST, HOLD_MS, ReceivingTrack } from './receiving-track.ts';
import { sealOutgoing } from './seal-outgoing.ts';
import { SendingKeys } from './sending-keys.ts';

// Anna (leaf 0) and Ben (leaf 1) send; Carla receives. Frames are VP8 delta frames whose fourth
// byte is their number.

const LEAVES: Readonly<Record<string, number>> = { anna: 0, ben: 1, carla: 2 };

function picture(number: number): Bytes {
  return Uint8Array.of(0x11, 0, 0, number, ...new Uint8Array(20));
}

async function sender(name: string, epoch: number, source: FrameSource = 'camera') {
  const keys = new SendingKeys();
  const binding = { participantId: name, source, codec: 'vp8' } as const;
  const goTo = async (epoch: number) => {
    const baseKey = await unsafeForTestsBaseKey(epoch);
    keys.install({ epoch, ownLeaf: LEAVES[name] ?? Number.NaN, baseKey });
  };
  await goTo(epoch);
  const send = async (number: number): Promise<Bytes> => {
    const sealing = await sealOutgoing(picture(number), binding, keys);
    assert.equal(sealing.outcome, 'sealed');
    return sealing.frame;
  };
  return { goTo, send };
}

function receiver() {
  const clock = { nowMs: 1_000 };
  const keys = new ReceiveKeys(() => clock.nowMs);
  const shown: number[] = [];
  const lost = { times: 0 };
  const way = {
    contentOf: (frame: Bytes) => frame,
    codecOf: () => undefined,
    pass: async (_: Bytes, content: Bytes) => {
      shown.push(content[3] ?? Number.NaN);
      await Promise.resolve();
    },
    lost: () => {
      lost.times += 1;
    },
  };
  const trackOf = (name: string, source: FrameSource = 'camera') => {
    const track = new ReceivingTrack<Bytes>(1, { keys, way, nowMs: () => clock.nowMs });
    track.bind({ participantId: name, source, codec: 'vp8' });
    return track;
  };
  const goTo = async (epoch: number, leaves = LEAVES) => {
    const baseKey = await unsafeForTestsBaseKey(epoch);
    keys.install({ epoch, baseKey, leaves: new Map(Object.entries(leaves)) });
  };
  return { clock, goTo, lost, shown, trackOf };
}

describe('a track that is received', () => {
  it('shows what its sender sealed, in order', async () => {
    const anna = await sender('anna', 1);
    const carla = receiver();
    await carla.goTo(1);
    const track = carla.trackOf('anna');
    for (const number of [1, 2, 3]) await track.take(await anna.send(number));
    assert.deepEqual(carla.shown, [1, 2, 3]);
    const { ok, epoch, okAtMs, refused, gaps } = track.counts;
    assert.deepEqual(
      { ok, epoch, okAtMs, refused },
      { ok: 3, epoch: 1, okAtMs: 1_000, refused: {} },
    );
    assert.equal(gaps.gaps, 0);
  });

  it('holds frames for a key that is late and shows them in order, before what came after', async () => {
    const anna = await sender('anna', 1);
    const carla = receiver();
    await carla.goTo(1);
    const track = carla.trackOf('anna');
    await track.take(await anna.send(1));
    await anna.goTo(2);
    for (const number of [2, 3]) await track.take(await anna.send(number));
    assert.deepEqual(carla.shown, [1]);
    assert.equal(track.counts.held, 2);
    carla.clock.nowMs += HOLD_MS - 1;
    track.dropLate();
    await carla.goTo(2);
    track.tryAgain();
    await track.take(await anna.send(4));
    assert.deepEqual(carla.shown, [1, 2, 3, 4]);
    const { ok, held, refused, epoch, gaps } = track.counts;
    assert.deepEqual({ ok, held, refused, epoch }, { ok: 4, held: 0, refused: {}, epoch: 2 });
    const longestMs = HOLD_MS - 1;
    assert.deepEqual(gaps, { gaps: 1, frames: 2, longestMs, totalMs: longestMs });
    assert.equal(carla.lost.times, 0);
  });

  it('drops what has waited for a second, and asks for a whole picture', async () => {
    const anna = await sender('anna', 2);
    const carla = receiver();
    await carla.goTo(1);
    const track = carla.trackOf('anna');
    await track.take(await anna.send(1));
    carla.clock.nowMs += HOLD_MS;
    track.dropLate();
    assert.deepEqual(track.counts.refused, { 'no-key': 1 });
    assert.equal(carla.lost.times, 1);
    await carla.goTo(2);
    track.tryAgain();
    await track.take(await anna.send(2));
    assert.deepEqual(carla.shown, [2]);
  });

  it('lets an epoch with a known key pass frames that wait', async () => {
    const [anna, ahead] = [await sender('anna', 1), await sender('anna', 2)];
    const carla = receiver();
    await carla.goTo(1);
    const track = carla.trackOf('anna');
    await track.take(await ahead.send(9));
    await track.take(await anna.send(1));
    assert.deepEqual(carla.shown, [1]);
  });

  it('shows nothing before it is known whose it is, and then what waited', async () => {
    const anna = await sender('anna', 1);
    const carla = receiver();
    await carla.goTo(1);
    const track = carla.trackOf('anna');
    track.bind(undefined);
    await track.take(await anna.send(1));
    assert.deepEqual(carla.shown, []);
    track.bind({ participantId: 'anna', source: 'camera', codec: 'vp8' });
    await track.take(await anna.send(2));
    assert.deepEqual(carla.shown, [1, 2]);
  });

  it('drops frames without content and counts them apart', async () => {
    const carla = receiver();
    await carla.goTo(1);
    const track = carla.trackOf('anna');
    await track.take(new Uint8Array(0));
    const { ok, empty, refused } = track.counts;
    assert.deepEqual({ ok, empty, refused }, { ok: 0, empty: 1, refused: {} });
  });
});

describe('what is never shown', () => {
  const refusedAs = async (frames: readonly Bytes[], prepare = async () => Promise.resolve()) => {
    const carla = receiver();
    await carla.goTo(1);
    await prepare();
    const track = carla.trackOf('anna');
    for (const frame of frames) await track.take(frame);
    return { shown: carla.shown, refused: track.counts.refused };
  };

  it('a frame without encryption', async () => {
    const { shown, refused } = await refusedAs([picture(1), Uint8Array.of(0x11)]);
    assert.deepEqual(shown, []);
    // The other one waits in vain: its fourth byte reads as the header of an epoch 0.
    assert.deepEqual(refused, { 'not-sealed': 1 });
  });

  it('a frame that was seen before, also on a track that is new', async () => {
    const anna = await sender('anna', 1);
    const carla = receiver();
    await carla.goTo(1);
    const [track, later] = [carla.trackOf('anna'), carla.trackOf('anna')];
    const frame = await anna.send(1);
    for (let time = 0; time < 2; time += 1) await track.take(frame.slice());
    await later.take(frame.slice());
    assert.deepEqual(carla.shown, [1]);
    assert.deepEqual(track.counts.refused, { replayed: 1 });
    assert.deepEqual(later.counts.refused, { replayed: 1 });
  });

  it("a frame of another member, and of nobody's", async () => {
    const ben = await sender('ben', 1);
    const { shown, refused } = await refusedAs([await ben.send(1)]);
    assert.deepEqual(shown, []);
    assert.deepEqual(refused, { 'other-sender': 1 });
    const carla = receiver();
    await carla.goTo(1);
    const stranger = carla.trackOf('stranger');
    await stranger.take(await ben.send(2));
    assert.deepEqual(stranger.counts.refused, { 'not-a-member': 1 });
  });

  it('a screen where a camera is expected', async () => {
    const anna = await sender('anna', 1, 'screen');
    const { shown, refused } = await refusedAs([await anna.send(1)]);
    assert.deepEqual(shown, []);
    assert.deepEqual(refused, { forged: 1 });
  });

  it('anything of somebody who was removed, from the moment of the new epoch', async () => {
    const anna = await sender('anna', 1);
    const carla = receiver();
    await carla.goTo(1);
    const track = carla.trackOf('anna');
    await track.take(await anna.send(1));
    await carla.goTo(2, { ben: 1, carla: 2 });
    await track.take(await anna.send(2));
    await anna.goTo(2);
    await track.take(await anna.send(3));
    assert.deepEqual(carla.shown, [1]);
    assert.deepEqual(track.counts.refused, { 'not-a-member': 2 });
  });

  it('an epoch whose grace is over', async () => {
    const anna = await sender('anna', 1);
    const carla = receiver();
    await carla.goTo(1);
    await carla.goTo(2);
    const track = carla.trackOf('anna');
    carla.clock.nowMs += EPOCH_GRACE_MS;
    await track.take(await anna.send(1));
    carla.clock.nowMs += HOLD_MS;
    track.dropLate();
    assert.deepEqual(carla.shown, []);
    assert.deepEqual(track.counts.refused, { 'no-key': 1 });
  });

  it('anything made from a real frame by flipping, cutting or joining', async () => {
    const anna = await sender('anna', 1);
    const carla = receiver();
    await carla.goTo(1);
    const track = carla.trackOf('anna');
    const frame = await anna.send(1);
    let tried = 0;
    await holds(
      asyncProperty(
        integer({ min: 0, max: frame.length }),
        integer({ min: 0, max: 255 }),
        uint8Array({ maxLength: 40 }),
        async (at, flip, tail) => {
          const flipped = frame.slice();
          flipped[at] = (flipped[at] ?? 0) ^ flip;
          for (const forged of [flipped, frame.slice(0, at), Uint8Array.of(...frame, ...tail)]) {
            if (Buffer.from(forged).equals(frame)) continue;
            tried += 1;
            await track.take(forged);
          }
          carla.clock.nowMs += HOLD_MS;
          track.dropLate();
          assert.deepEqual(carla.shown, []);
        },
      ),
      { numRuns: 1_000 },
    );
    const { refused, empty } = track.counts;
    const counted = Object.values(refused).reduce((sum, times) => sum + times, empty);
    assert.equal(counted, tried);
    await track.take(frame);
    assert.deepEqual(carla.shown, [1]);
  });

  it('a flood of garbage, which holds nothing else up and grows nothing', async () => {
    const [anna, ahead] = [await sender('anna', 1), await sender('anna', 2)];
    const carla = receiver();
    await carla.goTo(1);
    const track = carla.trackOf('anna');
    const garbage = await ahead.send(9);
    for (let time = 0; time < 1_000; time += 1) await track.take(garbage.slice());
    await track.take(await anna.send(1));
    assert.deepEqual(carla.shown, [1]);
    assert.equal(track.counts.held, HELD_MOST);
    assert.equal(track.counts.refused['too-many-held'], 1_000 - HELD_MOST);
  });
});
