import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { PATIENCE_MS } from '../../../tests/kit/browsers/participant.ts';
import { consoleProblems } from '../../../tests/kit/console-watch.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, join, startMeeting } from '../../../tests/kit/meeting.ts';
import { decodeCells, GRID } from '../../../tests/kit/coded/code.ts';
import { samplePictures } from '../../../tests/kit/coded/in-page.ts';
import { mediaFiles } from '../../../tests/kit/coded/media-files.ts';
import { hears, hearsNoMore, until } from '../../../tests/kit/reading.ts';

// Chromium has several fake cameras only if none plays a coded file: which one is in use is read
// from the track's settings, and that it is sent from a picture that moves at the other end. A
// device cannot be pulled out of a machine that has none: the track is really ended, but the
// browser's own events are made by hand.

interface Opened {
  openedTracks: MediaStreamTrack[];
  wakeLocks: number;
}

describe('devices during the call', () => {
  let instance: Instance;
  let anna: ChromiumParticipant;
  let ben: ChromiumParticipant;

  before(async () => {
    instance = await Instance.start();
    const { microphone } = await mediaFiles(1, 'usual');
    anna = await openChromium({
      sender: 1,
      withoutDevices: true,
      extraArguments: [
        '--use-fake-device-for-media-stream=device-count=3',
        `--use-file-for-fake-audio-capture=${microphone}`,
      ],
    });
    ben = await openChromium({ sender: 2 });
    // Otherwise the browser opens them and says at the same time that it does not allow them.
    await anna.context.grantPermissions(['camera', 'microphone']);
    await anna.beforeEachPage(watchBrowser, undefined);
    const invitation = await startMeeting(anna, instance);
    await enter(anna, 'Anna');
    await join(ben, invitation, 'Ben');
    await seesAnna(ben);
    await hears(ben, 1);
  });
  after(async () => {
    await anna?.[Symbol.asyncDispose]();
    await ben?.[Symbol.asyncDispose]();
    await instance?.[Symbol.asyncDispose]();
  });

  test('the screen is kept awake', async () => {
    assert.ok((await anna.evaluate(() => (window as unknown as Opened).wakeLocks, undefined)) > 0);
  });

  test('another camera is chosen and sent', async () => {
    const first = await deviceInUse(anna, 'video');
    await openSettings(anna);
    await assertAccessible(anna, 'settings');
    const cameras = anna.page.getByLabel('Kamera', { exact: true }).last();
    const ids = await cameras
      .locator('option')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    assert.ok(ids.length >= 2, `cameras: ${ids.length}`);
    // The one in the middle makes pictures in a format that Chromium does not encode.
    const other = ids.findLast((id) => id !== first) ?? '';
    await cameras.selectOption(other);
    await until(
      PATIENCE_MS,
      'the other camera is open',
      async () => (await deviceInUse(anna, 'video')) === other,
    );
    await anna.key('Escape');
    await seesAnna(ben);
  });

  test('a camera that ends is replaced by the next one, with a sentence', async () => {
    const before = await deviceInUse(anna, 'video');
    await pullOut(anna, 'video');
    await shows(anna, 'Ihre Kamera wurde getrennt. Jetzt sieht man Sie über');
    assert.notEqual(await deviceInUse(anna, 'video'), before);
    await seesAnna(ben);
    await assertAccessible(anna, 'a replaced camera');
  });

  test('space speaks while held, and a key let go elsewhere is let go', async () => {
    await anna.press('Mikrofon aus');
    await hearsNoMore(ben, 1);
    // The muted button was clicked and has the focus.
    await anna.page.keyboard.down('Space');
    await anna.finds('Mikrofon aus');
    await hears(ben, 1);
    await anna.page.keyboard.up('Space');
    await anna.finds('Mikrofon ein');
    await hearsNoMore(ben, 1);

    await anna.page.keyboard.down('Space');
    await anna.finds('Mikrofon aus');
    await anna.evaluate(() => dispatchEvent(new Event('blur')), undefined);
    await anna.finds('Mikrofon ein');
    await anna.page.keyboard.up('Space');
  });

  test('space presses a control that was reached with the keyboard', async () => {
    await anna.page.getByRole('button', { name: 'Teilnehmende', exact: true }).focus();
    await anna.key('Tab');
    await anna.key('Shift+Tab');
    await anna.key('Space');
    await anna.finds('Mikrofon ein');
    await anna.finds('Teilnehmende schließen');
    await anna.key('Escape');
  });

  test('somebody who speaks while muted is told', async () => {
    await shows(anna, 'Ihr Mikrofon ist aus. Die anderen hören Sie nicht.', 40_000);
    await hearsNoMore(ben, 1);
    await assertAccessible(anna, 'a hint');
  });

  test('a muted microphone is closed if it is not to be kept open', async () => {
    await openSettings(anna);
    await anna.page.getByText('Stummes Mikrofon offen halten').click();
    await anna.key('Escape');
    await until(
      PATIENCE_MS,
      'no microphone is open',
      async () => (await liveTracks(anna, 'audio')) === 0,
    );
    await anna.press('Mikrofon ein');
    await hears(ben, 1);
  });

  test('a default microphone that ends is opened anew, with a sentence', async () => {
    await pullOut(anna, 'audio', 'stays listed');
    await shows(anna, 'Ihr Mikrofon wurde getrennt. Jetzt hört man Sie über');
    await hears(ben, 1);
  });

  test('a camera that the system closes stays off, and comes back with a press', async () => {
    await pullOut(anna, 'video', 'stays listed');
    await shows(anna, 'hat Ihre Kamera geschlossen');
    await delay(1_000);
    assert.equal(await liveTracks(anna, 'video'), 0);
    await anna.page.locator('.banner').getByRole('button', { name: 'Kamera ein' }).click();
    await seesAnna(ben);
  });

  test('the list of keys opens with its own key', async () => {
    await anna.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await anna.key('?');
    await anna.page.getByRole('dialog', { name: 'Tasten' }).waitFor();
    await assertAccessible(anna, 'list of keys');
    await anna.key('Escape');
  });

  test('closing the tab is asked about while a screen is shared, and only then', async () => {
    assert.equal(await asksBeforeClosing(anna), false);
    await anna.press('Bildschirm teilen');
    await anna.finds('Teilen beenden');
    assert.equal(await asksBeforeClosing(anna), true);
    await seesAnna(ben);
    await anna.press('Teilen beenden');
    await anna.finds('Bildschirm teilen');
    assert.equal(await asksBeforeClosing(anna), false);
  });

  test('the camera goes off and on', async () => {
    await anna.press('Kamera aus');
    await until(PATIENCE_MS, 'no picture moves', async () => !(await moves(ben)));
    await anna.press('Kamera ein');
    await seesAnna(ben);
  });

  test('leaving says what happened, and nothing but codes was written', async () => {
    await anna.press('Konferenz verlassen');
    await shows(anna, 'Der Server vergisst, dass Sie da waren.');
    await assertAccessible(anna, 'after leaving');
    assert.equal(await liveTracks(anna, 'video'), 0);
    for (const someone of [anna, ben])
      assert.deepEqual(consoleProblems(someone.consoleLines(), ['Anna', 'Ben']), []);
  });
});

/** Remembers which tracks the page opened, and how often it asked to keep the screen awake. */
function watchBrowser(): void {
  const watched = window as unknown as Opened;
  watched.openedTracks = [];
  watched.wakeLocks = 0;
  const { mediaDevices, wakeLock } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    watched.openedTracks.push(...stream.getTracks());
    return stream;
  };
  const request = wakeLock.request.bind(wakeLock);
  wakeLock.request = async (type) => {
    watched.wakeLocks += 1;
    return request(type);
  };
}

async function seesAnna(viewer: ChromiumParticipant): Promise<void> {
  await until(PATIENCE_MS, "Anna's picture moves", async () => moves(viewer));
}

/** Whether a picture that is no coded one changes. */
async function moves(viewer: ChromiumParticipant): Promise<boolean> {
  const read = async () =>
    (await viewer.evaluate(samplePictures, GRID))
      .filter(({ lumas }) => decodeCells(lumas) === undefined)
      .map(({ lumas }) => lumas.map(Math.round).join());
  const before = await read();
  await delay(500);
  return (await read()).some((lumas) => !before.includes(lumas));
}

async function openSettings(someone: ChromiumParticipant): Promise<void> {
  await someone.press('Mehr');
  await someone.page.getByRole('menuitem', { name: 'Einstellungen' }).click();
  await someone.page.getByRole('dialog').waitFor();
}

async function deviceInUse(someone: ChromiumParticipant, kind: string): Promise<string> {
  return someone.evaluate((wanted) => {
    const { openedTracks } = window as unknown as Opened;
    const live = openedTracks.filter(
      (track) => track.kind === wanted && track.readyState === 'live',
    );
    return live.at(-1)?.getSettings().deviceId ?? '';
  }, kind);
}

async function liveTracks(someone: ChromiumParticipant, kind: string): Promise<number> {
  return someone.evaluate((wanted) => {
    const { openedTracks } = window as unknown as Opened;
    return openedTracks.filter((track) => track.kind === wanted && track.readyState === 'live')
      .length;
  }, kind);
}

/** Ends the track that is in use the way a browser does when its device is gone. */
async function pullOut(
  someone: ChromiumParticipant,
  kind: string,
  how: 'is unlisted' | 'stays listed' = 'is unlisted',
): Promise<void> {
  await someone.evaluate(
    ({ kind: wanted, isUnlisted }) => {
      const { openedTracks } = window as unknown as Opened;
      const track = openedTracks.findLast(
        (opened) => opened.kind === wanted && opened.readyState === 'live',
      );
      const id = track?.getSettings().deviceId;
      const { mediaDevices } = navigator;
      const list = mediaDevices.enumerateDevices.bind(mediaDevices);
      if (isUnlisted)
        mediaDevices.enumerateDevices = async () =>
          (await list()).filter(({ deviceId }) => deviceId !== id);
      track?.stop();
      track?.dispatchEvent(new Event('ended'));
      mediaDevices.dispatchEvent(new Event('devicechange'));
    },
    { kind, isUnlisted: how === 'is unlisted' },
  );
}

async function asksBeforeClosing(someone: ChromiumParticipant): Promise<boolean> {
  return someone.evaluate(() => {
    const event = new Event('beforeunload', { cancelable: true });
    dispatchEvent(event);
    return event.defaultPrevented;
  }, undefined);
}

async function shows(
  someone: ChromiumParticipant,
  text: string,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  await until(patienceMs, `${someone.sender} reads "${text}"`, async () =>
    someone.evaluate((wanted) => document.body.innerText.includes(wanted), text),
  );
}
