import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { openFirefox } from '../../../tests/kit/browsers/firefox.ts';
import { recordPeerConnections } from '../../../tests/kit/browsers/peer-connections.ts';
import { sessionDescriptions } from '../../../tests/kit/browsers/received.ts';
import { PATIENCE_MS, type Participant } from '../../../tests/kit/browsers/participant.ts';
import { openFramesMeeting, type FramesMeeting } from '../../../tests/kit/frames/frames-meeting.ts';
import {
  countsOf,
  decodedBy,
  giveKeys,
  receivedBy,
  reconnect,
  sealedBy,
  sentLayers,
  showAt,
  toggle,
} from '../../../tests/kit/frames/in-frames-page.ts';
import {
  hears,
  hearsNoMore,
  picturesSeenBy,
  sees,
  seesNoMore,
  until,
} from '../../../tests/kit/reading.ts';

// Frames through the real engine, with keys that the test hands out: Anna (Chromium, leaf 0), Ben
// (Firefox, leaf 1) and Carla (Chromium, leaf 2), who begins without a key.

const ALL = { anna: 0, ben: 1, carla: 2 };
const WATCH_MS = 3_000;

describe('sealed frames through the real engine', () => {
  let meeting: FramesMeeting;
  let anna: ChromiumParticipant;
  let ben: Participant & AsyncDisposable;
  let carla: ChromiumParticipant;

  before(async () => {
    meeting = await openFramesMeeting();
    anna = await openChromium({ sender: 1 });
    ben = await openFirefox({ sender: 2 });
    carla = await openChromium({ sender: 3 });
  });
  after(async () => {
    for (const someone of [anna, ben, carla]) await someone[Symbol.asyncDispose]();
    await meeting[Symbol.asyncDispose]();
  });

  test('Chromium and Firefox see and hear each other', async () => {
    await recordPeerConnections(anna);
    await meeting.enter(anna, 'anna', 'on', 'vp9');
    await meeting.enter(ben, 'ben', 'on', 'vp9');
    for (const someone of [anna, ben]) {
      await giveKeys(someone, { epoch: 1, fill: 1, leaves: { anna: 0, ben: 1 } });
    }
    await sees(anna, 2);
    await sees(ben, 1);
    await hears(anna, 2);
    await hears(ben, 1);
  });

  test('a browser that knows nothing of frames gets them and reads nothing', async () => {
    proves(claim('W12'));
    await meeting.enter(carla, 'carla', 'off');
    await until(PATIENCE_MS, 'packets come', async () => (await receivedBy(carla)) > 100);
    const watchedUntil = Date.now() + WATCH_MS;
    while (Date.now() < watchedUntil) {
      assert.deepEqual(
        (await picturesSeenBy(carla)).filter(({ sender }) => sender !== 3),
        [],
      );
    }
    // Nor does anybody take what it sends, which is not sealed.
    for (const viewer of [anna, ben]) {
      const seen = await picturesSeenBy(viewer);
      assert.ok(seen.every(({ sender }) => sender !== 3));
      assert.ok((await countsOf(viewer, 'carla')).every(({ ok }) => ok === 0));
    }
    await carla.open('about:blank');
  });

  test('whoever has no key decodes not one frame', async () => {
    await meeting.enter(carla, 'carla', 'on');
    await until(PATIENCE_MS, 'packets come', async () => (await receivedBy(carla)) > 100);
    await delay(WATCH_MS);
    assert.deepEqual(await decodedBy(carla), { pictures: 0, soundWasHeard: false });
    assert.equal((await sealedBy(carla))?.frames, 0);
  });

  test('with the next epoch everybody sees and hears everybody', async () => {
    for (const someone of [anna, ben, carla]) {
      await giveKeys(someone, { epoch: 2, fill: 2, leaves: ALL });
    }
    for (const [viewer, others] of [
      [anna, [2, 3]],
      [ben, [1, 3]],
      [carla, [1, 2]],
    ] as const) {
      for (const sender of others) await sees(viewer, sender);
      await hears(viewer, ...others);
    }
    assert.ok((await decodedBy(carla)).pictures > 0);
  });

  test('between those who had keys all the time no frame was lost at the change', async (context) => {
    for (const [viewer, other] of [
      [anna, 'ben'],
      [ben, 'anna'],
    ] as const) {
      for (const { source, refused, gaps } of await countsOf(viewer, other)) {
        context.diagnostic(`${viewer.family}, ${String(source)}: ${JSON.stringify(gaps)}`);
        assert.deepEqual(refused, {});
      }
    }
  });

  test('frames wait for a key that is late, and none is lost', async (context) => {
    const keys = { epoch: 3, fill: 3, leaves: ALL };
    for (const late of [anna, carla]) await giveKeys(late, { ...keys, lateByMs: 400 });
    await giveKeys(ben, keys);
    await until(PATIENCE_MS, 'the sound is of the new epoch', async () =>
      (await countsOf(anna, 'ben')).every(({ epoch }) => epoch === 3),
    );
    for (const { source, refused, gaps } of await countsOf(anna, 'ben')) {
      context.diagnostic(`late key, ${String(source)}: ${JSON.stringify(gaps)}`);
      assert.deepEqual(refused, {});
    }
  });

  test('muting and switching the camera off and on again', async () => {
    for (const someone of [anna, ben]) {
      const other = someone === anna ? ben : anna;
      await toggle(someone, 'microphone');
      await hearsNoMore(other, someone.sender);
      await toggle(someone, 'microphone');
      await hears(other, someone.sender);
      await toggle(someone, 'camera');
      await seesNoMore(other, someone.sender);
      await toggle(someone, 'camera');
      await sees(other, someone.sender);
    }
  });

  test('several layers are sent, and the viewer gets the one that is asked for', async () => {
    for (const someone of [anna, ben, carla]) assert.ok((await sentLayers(someone)) >= 2);
    for (const [viewer, sender] of [
      [ben, 1],
      [anna, 2],
    ] as const) {
      for (const quality of ['low', 'high'] as const) {
        await showAt(viewer, quality);
        // A busy machine looks like a narrow network, on which the engine gives more bit by bit.
        await until(3 * PATIENCE_MS, `${viewer.family} gets the ${quality} layer`, async () =>
          (await picturesSeenBy(viewer)).some(
            (seen) => seen.sender === sender && seen.width < 600 === (quality === 'low'),
          ),
        );
      }
    }
  });

  test('a shared screen arrives beside the camera', async () => {
    await anna.press('Bildschirm teilen');
    for (const viewer of [ben, carla]) {
      await until(PATIENCE_MS, 'the screen is opened', async () =>
        (await countsOf(viewer, 'anna')).some(({ source, ok }) => source === 'screen' && ok > 5),
      );
      await sees(viewer, 1);
    }
    await anna.press('Bildschirm teilen');
  });

  for (const how of ['signal-reconnect', 'full-reconnect'] as const) {
    test(`they see and hear each other again after a ${how}`, async () => {
      for (const someone of [anna, ben]) {
        await reconnect(someone, how);
        await sees(someone, 3);
        await sees(carla, someone.sender);
        await hears(carla, someone.sender);
      }
    });
  }

  test('where VP9 is asked for, Chromium sends it and Firefox falls back to VP8; else it is VP8', async () => {
    assert.deepEqual((await sealedBy(ben))?.codecs.toSorted(), ['opus', 'vp8']);
    assert.deepEqual((await sealedBy(carla))?.codecs.toSorted(), ['opus', 'vp8']);
    assert.deepEqual((await sealedBy(anna))?.codecs.toSorted(), ['opus', 'vp8', 'vp9']);
  });

  test('the engine offers and takes VP8, VP9 and Opus alone', async () => {
    const descriptions = await sessionDescriptions(anna);
    const codecs = descriptions.flatMap(({ bytes }) =>
      Array.from(bytes.toString().matchAll(/^a=rtpmap:\d+ ([^/]+)/gm), ([, name]) => name),
    );
    assert.deepEqual(new Set(codecs), new Set(['VP8', 'VP9', 'opus', 'rtx']));
  });

  test('nobody has used a counter twice or sent a frame that was not sealed', async () => {
    for (const someone of [anna, ben, carla]) {
      const { frames, repeated, foreign } = (await sealedBy(someone)) ?? assert.fail();
      assert.ok(frames > 500, `${frames} frames`);
      assert.deepEqual({ repeated, foreign }, { repeated: 0, foreign: 0 });
    }
  });

  test('nothing came that was not sealed by who it is said to be of', async () => {
    // Their tracks are new since the last reconnection.
    for (const [viewer, other] of [
      [anna, 'ben'],
      [anna, 'carla'],
      [ben, 'anna'],
      [ben, 'carla'],
    ] as const) {
      const tracks = await countsOf(viewer, other);
      assert.ok(tracks.some(({ ok }) => ok > 0));
      for (const { source, refused } of tracks) {
        assert.deepEqual(refused, {}, `${other}'s ${String(source)} at ${viewer.family}`);
      }
    }
  });

  test('pages and workers have written nothing to the console', () => {
    for (const someone of [anna, ben, carla]) assert.deepEqual(someone.consoleLines(), []);
  });

  test('who is removed decodes nothing more, and is not read by anybody', async () => {
    for (const someone of [anna, ben]) {
      await giveKeys(someone, { epoch: 4, fill: 4, leaves: { anna: 0, ben: 1 } });
    }
    await delay(2_000);
    const { pictures } = await decodedBy(carla);
    const before = await countsOf(anna, 'carla');
    await delay(WATCH_MS);
    assert.equal((await decodedBy(carla)).pictures, pictures);
    const later = await countsOf(anna, 'carla');
    assert.deepEqual(
      later.map(({ ok }) => ok),
      before.map(({ ok }) => ok),
    );
    assert.ok(later.some(({ refused }) => (refused['not-a-member'] ?? 0) > 0));
    await sees(anna, 2);
    await sees(ben, 1);
  });
});
