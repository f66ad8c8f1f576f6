import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, startMeeting } from '../../../tests/kit/meeting.ts';

const SHOTS = process.env['BLENDE_SHOTS'];

/** How the browser refuses, and what the page then says. */
const REFUSALS: readonly [string, string, string][] = [
  ['NotAllowedError', 'Permission denied', 'Öffnen Sie das Symbol links neben der Adresse'],
  ['NotAllowedError', 'Permission denied by system', 'Das Betriebssystem lässt den Browser nicht'],
  ['NotFoundError', 'Requested device not found', 'Es ist keine Kamera angeschlossen.'],
  [
    'NotReadableError',
    'Could not start video source',
    'Ein anderes Programm verwendet die Kamera.',
  ],
];

describe('before joining', () => {
  let instance: Instance;
  let anna: ChromiumParticipant;
  let invitation: string;
  before(async () => {
    instance = await Instance.start();
    anna = await openChromium({ sender: 1 });
    invitation = await startMeeting(anna, instance);
    await anna.finds('Kamera aus');
  });
  after(async () => {
    for (const part of [anna, instance]) await part[Symbol.asyncDispose]();
  });

  for (const [name, message, told] of REFUSALS) {
    test(`tells what to do about ${message}, and lets the person join all the same`, async () => {
      await anna.evaluate(
        (failure) => {
          navigator.mediaDevices.getUserMedia = async () => {
            throw new DOMException(failure.message, failure.name);
          };
        },
        { name, message },
      );
      await switchCameraOnAgain(anna);
      await anna.page.getByText(told).first().waitFor();
      await assertAccessible(anna, message);
      if (SHOTS !== undefined) await anna.screenshot(join(SHOTS, `${name}-${message.length}.png`));
      await anna.finds('Teilnehmen');
    });
  }

  test('recovers by „Erneut versuchen“', async () => {
    await anna.open('about:blank');
    await anna.open(invitation);
    await anna.finds('Kamera aus');
    await anna.evaluate(() => {
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (asked) => {
        navigator.mediaDevices.getUserMedia = real;
        await Promise.resolve(asked);
        throw new DOMException('Could not start video source', 'NotReadableError');
      };
    }, undefined);
    await switchCameraOnAgain(anna);
    await anna.press('Erneut versuchen');
    await anna.finds('Kamera aus');
    assert.equal(await anna.page.getByText('Ein anderes Programm').count(), 0);
  });

  test('plays a test sound, and a second press stops it', async () => {
    await anna.press('Einstellungen');
    await anna.press('Testton abspielen');
    await anna.finds('Testton beenden');
    await anna.press('Testton beenden');
    await anna.press('Testton abspielen');
    await anna.finds('Testton abspielen');
    await assertAccessible(anna, 'settings before joining');
    if (SHOTS !== undefined) await anna.screenshot(join(SHOTS, 'settings.png'));
    await anna.key('Escape');
  });

  test('lets somebody join who has no camera and no microphone', async () => {
    await using ben = await openChromium({ sender: 2, withoutDevices: true });
    await ben.open(invitation);
    await ben.page.getByText('Es ist keine Kamera angeschlossen.').waitFor();
    await enter(ben);
  });
});

async function switchCameraOnAgain(someone: ChromiumParticipant): Promise<void> {
  const off = someone.page.getByRole('button', { name: 'Kamera aus', exact: true });
  if (await off.isVisible()) await someone.press('Kamera aus');
  await someone.press('Kamera ein');
}
