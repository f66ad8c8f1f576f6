import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { accessibilityProblems, assertAccessible, tabTo } from '../../tests/kit/accessibility.ts';
import { openChromium } from '../../tests/kit/browsers/chromium.ts';
import { Instance } from '../../tests/kit/instance.ts';
import { startMeeting } from '../../tests/kit/meeting.ts';
import { sees } from '../../tests/kit/reading.ts';

const WORDS = {
  de: {
    start: 'Konferenz starten',
    join: 'Teilnehmen',
    people: 'Teilnehmende',
    leave: 'Konferenz verlassen',
  },
  en: { start: 'Start meeting', join: 'Join', people: 'Participants', leave: 'Leave meeting' },
} as const;

describe('every page and state is accessible', () => {
  let instance: Instance;
  before(async () => {
    instance = await Instance.start();
  });
  after(async () => {
    await instance[Symbol.asyncDispose]();
  });

  for (const language of ['de', 'en'] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`in ${language} and ${colorScheme}`, async () => {
        const words = WORDS[language];
        await using anna = await openChromium({ sender: 1, language, colorScheme });
        await anna.open(instance.origin);
        await anna.finds(words.start);
        assert.equal(await anna.page.locator('html').getAttribute('lang'), language);
        await assertAccessible(anna, 'start');

        await anna.open(`${instance.origin}/r/x`);
        await anna.page.getByRole('heading').first().waitFor();
        await assertAccessible(anna, 'incomplete link');

        await anna.open(instance.origin);
        await anna.press(words.start);
        await anna.page.waitForURL(/\/r\//, { waitUntil: 'commit' });
        await anna.finds(words.join);
        await assertAccessible(anna, 'before joining');

        await anna.press(words.join);
        await anna.finds(words.leave);
        await assertAccessible(anna, 'alone in the call');
        await anna.press(words.people);
        await assertAccessible(anna, 'list of participants');
        await anna.key('Escape');

        await anna.press(words.leave);
        await anna.page.getByRole('heading').first().waitFor();
        await assertAccessible(anna, 'after leaving');

        // Planted: a picture without a text.
        await anna.evaluate(() => document.querySelector('main')?.append(new Image()), undefined);
        assert.equal((await accessibilityProblems(anna)).length, 1);
      });
    }
  }

  test('a whole meeting by keyboard alone', async () => {
    await using anna = await openChromium({ sender: 1 });
    await using ben = await openChromium({ sender: 2 });
    const invitation = await startMeeting(anna, instance);
    await anna.press('Teilnehmen');

    await ben.open(instance.origin);
    await tabTo(ben, 'button', 'Mit Link teilnehmen');
    await ben.key('Enter');
    await tabTo(ben, 'textbox', 'Einladungslink');
    await ben.page.keyboard.insertText(invitation);
    await ben.key('Enter');
    await tabTo(ben, 'textbox', 'Name (freiwillig)');
    await ben.page.keyboard.type('Ben');
    await tabTo(ben, 'button', 'Teilnehmen');
    await ben.key('Enter');
    await sees(anna, 2);
    await assertAccessible(anna, 'two in the call');
    await tabTo(ben, 'button', 'Mikrofon aus');
    await ben.key('Space');
    await tabTo(ben, 'button', 'Mikrofon ein');
    await tabTo(ben, 'button', 'Konferenz verlassen');
    await ben.key('Enter');
    await ben.page.getByRole('heading').first().waitFor();
  });
});
