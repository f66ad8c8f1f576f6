import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { PATIENCE_MS } from '../../../tests/kit/browsers/participant.ts';
import { consoleProblems } from '../../../tests/kit/console-watch.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, startMeeting } from '../../../tests/kit/meeting.ts';
import { hears, sees, until } from '../../../tests/kit/reading.ts';

// What happens to a meeting on a phone, in Chromium's emulation of one: two cameras that face two
// ways, a share sheet, sound that waits for a touch, a permission taken back, a page that the
// system froze. Chromium's fake cameras face nowhere and its Linux build shares nothing: that much
// is given to the page.

const UPRIGHT = { width: 390, height: 844 };
/** Longer than the server waits for a word, shorter than it keeps the place. */
const FROZEN_MS = 18_000;

interface Phone {
  /** The devices that were opened, in order: 0 in front, 1 at the back. */
  opened: number[];
  shared: unknown[];
  /** How the sheet ends. */
  sheet: 'sent' | 'closed';
}

describe('a meeting on a phone', () => {
  let instance: Instance;
  let anna: ChromiumParticipant;
  let ben: ChromiumParticipant;
  let invitation: string;
  before(async () => {
    instance = await Instance.start();
    anna = await openChromium({ sender: 1 });
    ben = await openChromium({
      sender: 2,
      phone: true,
      viewport: UPRIGHT,
      withoutDevices: true,
      extraArguments: ['--use-fake-device-for-media-stream=device-count=2'],
    });
    await ben.context.grantPermissions(['camera', 'microphone']);
    await ben.beforeEachPage(bePhone, undefined);
    invitation = await startMeeting(anna, instance);
    await enter(anna, 'Anna');
    await ben.open(invitation);
    await tap('Teilnehmen');
    await ben.finds('Konferenz verlassen');
    await sees(ben, 1);
  });
  after(async () => {
    for (const part of [ben, anna, instance]) await part?.[Symbol.asyncDispose]();
  });

  const tap = async (name: string): Promise<void> => {
    await ben.page.touchscreen.tap(20, 120);
    await ben.page.getByRole('button', { name, exact: true }).first().tap();
  };
  const phone = async <Key extends keyof Phone>(key: Key): Promise<Phone[Key]> =>
    await ben.evaluate((asked) => (window as unknown as Phone)[asked], key);
  const reads = async (text: string): Promise<void> => {
    await until(
      PATIENCE_MS,
      `Ben reads "${text}"`,
      async () => await ben.evaluate((wanted) => document.body.innerText.includes(wanted), text),
    );
  };
  const receives = async (): Promise<number> =>
    await anna.evaluate(
      () =>
        [...document.querySelectorAll('video')]
          .map((video) => video.getVideoPlaybackQuality().totalVideoFrames)
          .reduce((sum, frames) => sum + frames, 0),
      undefined,
    );
  const isSeen = async (): Promise<void> => {
    await until(PATIENCE_MS, 'Anna sees two pictures that move', async () => {
      const videos = await anna.page.locator('video').count();
      const before = await receives();
      await delay(500);
      return videos === 2 && (await receives()) - before > 5;
    });
  };

  test('changes from the front to the back camera and back, and goes on being seen', async () => {
    await isSeen();
    assert.deepEqual(await phone('opened'), [0]);
    await tap('Kamera wechseln');
    await until(PATIENCE_MS, 'the back camera', async () => (await phone('opened')).at(-1) === 1);
    await isSeen();
    await tap('Kamera wechseln');
    await until(PATIENCE_MS, 'the front camera', async () => (await phone('opened')).at(-1) === 0);
    await isSeen();
  });

  test('hands the invitation to the share sheet, and takes a closed one for no error', async () => {
    await tap('Teilnehmende');
    await ben.page.getByRole('button', { name: 'Einladen', exact: true }).first().tap();
    for (const sheet of ['sent', 'closed'] as const) {
      await ben.evaluate((how) => {
        (window as unknown as Phone).sheet = how;
      }, sheet);
      await ben.page.getByRole('button', { name: 'Senden', exact: true }).first().tap();
    }
    await until(PATIENCE_MS, 'both sheets', async () => (await phone('shared')).length === 2);
    // The invitation, never the host's link.
    assert.deepEqual(await phone('shared'), [{ url: invitation }, { url: invitation }]);
    await ben.key('Escape');
    await ben.key('Escape');
  });

  test('comes back by itself after the system froze the page', async () => {
    const devTools = await ben.devTools();
    await devTools.send('Page.setWebLifecycleState', { state: 'frozen' });
    await delay(FROZEN_MS);
    await devTools.send('Page.setWebLifecycleState', { state: 'active' });
    await sees(ben, 1);
    await isSeen();
    await hears(ben, 1);
  });

  test('says what to do when the camera is forbidden in mid-meeting, and opens it again', async () => {
    const devTools = await ben.devTools();
    const camera = async (setting: 'denied' | 'granted') =>
      await devTools.send('Browser.setPermission', {
        origin: instance.origin,
        permission: { name: 'camera' },
        setting,
      });
    await camera('denied');
    await reads('Der Browser lässt die Kamera nicht mehr zu.');
    await sees(ben, 1);
    await camera('granted');
    await tap('Kamera ein');
    await isSeen();
  });

  test('wrote nothing but codes meanwhile', () => {
    for (const someone of [anna, ben])
      assert.deepEqual(consoleProblems(someone.consoleLines(), ['Anna']), []);
  });
});

test('sound that the browser holds back starts with one press', async () => {
  await using instance = await Instance.start();
  await using anna = await openChromium({ sender: 1 });
  await using ben = await openChromium({ sender: 2 });
  await ben.beforeEachPage(holdSoundBack, 'Ton einschalten');
  const invitation = await startMeeting(anna, instance);
  await enter(anna, 'Anna');
  await ben.open(invitation);
  await enter(ben);
  await ben.finds('Ton einschalten');
  assert.equal(await playing(ben), 0);
  await ben.press('Ton einschalten');
  await until(PATIENCE_MS, 'the sound plays', async () => (await playing(ben)) > 0);
  await hears(ben, 1);
  await until(PATIENCE_MS, 'the notice is gone', async () => {
    return (await ben.page.getByRole('button', { name: 'Ton einschalten' }).count()) === 0;
  });
});

/**
 * As browsers do before a page was touched: no sound plays, and asking for it is refused. Headless
 * Chromium knows no such rule. Here the touch is a press on this button.
 */
function holdSoundBack(name: string): void {
  let isTouched = false;
  const press = ({ target }: Event): void => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button?.innerText.trim() === name) isTouched = true;
  };
  const heldBack = ({ target }: Event): void => {
    if (!isTouched && target instanceof HTMLAudioElement) target.pause();
  };
  addEventListener('pointerdown', press, true);
  for (const event of ['play', 'playing']) addEventListener(event, heldBack, true);
  // oxlint-disable-next-line typescript/unbound-method -- called with its element below
  const { play } = HTMLAudioElement.prototype;
  HTMLAudioElement.prototype.play = async function held(this: HTMLAudioElement) {
    if (!isTouched) throw new DOMException('play() failed', 'NotAllowedError');
    await play.call(this);
  };
}

async function playing({ page }: ChromiumParticipant): Promise<number> {
  return await page
    .locator('audio')
    .evaluateAll(
      (elements) =>
        elements.filter((element) => element instanceof HTMLMediaElement && !element.paused).length,
    );
}

/** What a phone has and Chromium on Linux has not. */
function bePhone(): void {
  const page = window as unknown as Phone;
  page.opened = [];
  page.shared = [];
  page.sheet = 'sent';
  const { mediaDevices } = navigator;
  const facings = ['user', 'environment'] as const;
  const cameras: string[] = [];
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (asked = {}) => {
    const video = typeof asked.video === 'object' ? asked.video : undefined;
    const { exact } = (video?.facingMode ?? {}) as { readonly exact?: 'user' | 'environment' };
    const wanted = exact === undefined ? undefined : cameras[facings.indexOf(exact)];
    const { facingMode: _facing, ...rest } = video ?? {};
    const device = wanted === undefined ? {} : { deviceId: { exact: wanted } };
    const stream = await open({
      ...asked,
      ...(video === undefined ? {} : { video: { ...rest, ...device } }),
    });
    const listed = await mediaDevices.enumerateDevices();
    for (const { kind, deviceId } of listed)
      if (kind === 'videoinput' && !cameras.includes(deviceId)) cameras.push(deviceId);
    for (const track of stream.getVideoTracks()) {
      const settings = track.getSettings();
      const which = cameras.indexOf(settings.deviceId ?? '');
      page.opened.push(which);
      track.getSettings = () => ({ ...settings, facingMode: facings[which] ?? 'user' });
    }
    return stream;
  };
  Object.defineProperty(navigator, 'share', {
    value: async (what: unknown) => {
      page.shared.push(what);
      await Promise.resolve();
      if (page.sheet === 'closed') throw new DOMException('Share canceled', 'AbortError');
    },
  });
}
