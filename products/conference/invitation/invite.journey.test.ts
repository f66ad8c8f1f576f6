import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, startMeeting } from '../../../tests/kit/meeting.ts';
import { readQr } from '../../../tests/kit/read-qr.ts';

describe('an invitation in a form that others can take along', () => {
  let instance: Instance;
  let anna: ChromiumParticipant;
  let invitation: string;
  before(async () => {
    instance = await Instance.start();
    anna = await openChromium({ sender: 1 });
    invitation = await startMeeting(anna, instance);
    await enter(anna, 'Anna');
  });
  after(async () => {
    await anna[Symbol.asyncDispose]();
    await instance[Symbol.asyncDispose]();
  });

  test('the code in the dialog holds the invitation', async () => {
    await anna.press('QR-Code');
    await anna.finds('Schließen');
    await anna.page.getByRole('img', { name: 'QR-Code des Einladungslinks' }).waitFor();
    await assertAccessible(anna, 'the code of an invitation');
    const drawn = await anna.evaluate(() => {
      const picture = document.querySelector<SVGSVGElement>('.qr-picture');
      return {
        size: picture?.viewBox.baseVal.width ?? 0,
        path: picture?.querySelector('path')?.getAttribute('d') ?? '',
      };
    }, undefined);
    assert.equal(readQr(drawn), invitation);
    await anna.press('Schließen');
  });

  test('a part that does not come over the network says so, and the call goes on', async () => {
    await using ben = await openChromium({ sender: 2 });
    await ben.open(invitation);
    await enter(ben, 'Ben');
    await ben.press('Teilnehmende');
    await ben.press('Einladen');
    await ben.page.route('**/assets/**', (route) => route.abort());
    await ben.press('Kalendereintrag');
    await ben.page.getByRole('alert').getByText('Das konnte nicht geladen werden.').waitFor();
    await ben.key('Escape');
    await ben.key('Escape');
    await ben.finds('Konferenz verlassen');
  });
});
