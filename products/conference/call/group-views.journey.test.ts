import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { openGallery, type Gallery } from '../../../tests/kit/gallery/gallery.ts';

// The views of the group, with a group that nobody is in.

const SIZES = [
  [390, 844],
  [820, 1180],
  [1440, 900],
] as const;
const VIEWS = [
  { group: 'safe', side: 'chat', twins: 1 },
  { group: 'unknown-connections', side: 'polls' },
  { group: 'not-up-to-date', list: 1, twins: 1, compared: 1 },
  { group: 'safe', dialog: 'verification', compared: 1, changed: 1 },
  { group: 'not-protected', dialog: 'protection' },
  { group: 'safe', list: 1, dialog: 'rights' },
  { group: 'safe', dialog: 'mute-all' },
  { group: 'safe', dialog: 'title' },
  { group: 'safe', dialog: 'new-link' },
  { group: 'joining', side: 'chat', quiet: 1 },
] as const;

describe('the views of the group', () => {
  let gallery: Gallery;
  let anna: ChromiumParticipant;
  before(async () => {
    gallery = await openGallery();
    anna = await openChromium({ sender: 1 });
  });
  after(async () => {
    for (const part of [anna, gallery]) await part[Symbol.asyncDispose]();
  });

  const show = async (view: Readonly<Record<string, string | number>>): Promise<void> => {
    await anna.open(gallery.address({ tiles: 7, ...view }));
    await anna.page.locator('.control').first().waitFor({ state: 'attached' });
  };

  for (const [width, height] of SIZES) {
    test(`are accessible and fit at ${width}`, async () => {
      await anna.page.setViewportSize({ width, height });
      for (const view of VIEWS) {
        const told = JSON.stringify(view);
        await show(view);
        await assertAccessible(anna, `${told} at ${width}`);
        const overflow = await anna.evaluate(
          () => document.documentElement.scrollWidth - innerWidth,
          undefined,
        );
        assert.ok(overflow <= 0, `${told} is ${overflow} px wider than ${width}`);
      }
    });
  }

  test('a message is written, answered, edited and deleted by the keyboard alone', async () => {
    await anna.page.setViewportSize({ width: 1440, height: 900 });
    await show({ group: 'safe', side: 'chat', quiet: 1 });
    const { keyboard } = anna.page;
    const field = anna.page.getByRole('textbox', { name: 'Nachricht' });
    const log = anna.page.getByRole('log', { name: 'Verlauf der Nachrichten' });
    await anna.page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await keyboard.type('Hallo ');
    await keyboard.press('Shift+Enter');
    await keyboard.type('https://example.org/ <b>');
    await keyboard.press('Enter');
    await log.getByText('<b>').waitFor();
    const link = log.getByRole('link', { name: 'https://example.org/' });
    assert.match((await link.getAttribute('rel')) ?? '', /noopener noreferrer/);
    // From the field back to the last message's last button: more, then edit.
    await keyboard.press('Shift+Tab');
    await keyboard.press('Enter');
    await anna.page.getByRole('menuitem', { name: 'Ändern' }).press('Enter');
    await anna.page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await keyboard.press('Control+A');
    await keyboard.type('Guten Tag');
    await keyboard.press('Enter');
    await log.getByText('Guten Tag').waitFor();
    await log.getByText('geändert').waitFor();
    await anna.page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await keyboard.press('Shift+Tab');
    await keyboard.press('Enter');
    await anna.page.getByRole('menuitem', { name: 'Löschen' }).press('Enter');
    await log.getByText('Nachricht gelöscht').waitFor();
    assert.equal(await log.getByText('Guten Tag').count(), 0);
    await field.fill('x'.repeat(2_001));
    await anna.page.getByText('1 Zeichen zu viel').waitFor();
    assert.ok(await anna.page.getByRole('button', { name: 'Senden', exact: true }).isDisabled());
  });

  test('the code stands still while it is compared, and the change is said', async () => {
    await show({ group: 'safe', dialog: 'verification', compared: 1, changed: 1 });
    const dialog = anna.page.getByRole('dialog', { name: 'Vergleichscode' });
    await dialog.getByText('Inzwischen gibt es einen neuen Code').waitFor();
    await dialog.getByText('04711').waitFor();
    assert.equal(await dialog.getByText('11111').count(), 0);
    await dialog.getByRole('button', { name: 'Neuen Code zeigen' }).click();
    await dialog.getByText('11111').waitFor();
    await anna.page.getByText('Nora ist dazugekommen, noch nicht verglichen').first().waitFor();
    await dialog.getByRole('checkbox', { name: 'Nora' }).waitFor();
  });

  for (const [group, word] of [
    ['safe', 'Ende-zu-Ende verschlüsselt'],
    ['waiting', 'wartet auf Bild und Ton'],
    ['joining', 'Schlüssel werden vereinbart'],
    ['not-up-to-date', 'nicht auf dem neuesten Stand'],
    ['unknown-connections', '2 unbekannte Verbindungen'],
    ['not-protected', 'nicht geschützt'],
  ] as const) {
    test(`the padlock says: ${word}`, async () => {
      await show({ group });
      await anna.page.getByRole('button', { name: `${word}. Was das bedeutet` }).waitFor();
    });
  }
});
