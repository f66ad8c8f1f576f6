import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { test } from 'node:test';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { consoleProblems } from '../../../tests/kit/console-watch.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, pressStart, secretsOf } from '../../../tests/kit/meeting.ts';
import { hears, picturesSeenBy, sees, seesNoMore } from '../../../tests/kit/reading.ts';

const WAITS = 'Sie warten auf Einlass';
/** Whoever waits asks again every 8 s. */
const PATIENCE_MS = 30_000;
/** The server is back by then, and whoever could slip in would have. */
const RESTART_MS = 6_000;

test('a host lets in, refuses and removes; nothing else opens the door', async () => {
  await using instance = await Instance.start();
  await using anna = await openChromium({ sender: 1 });
  await using ben = await openChromium({ sender: 2 });
  await using clara = await openChromium({ sender: 3, viewport: { width: 390, height: 844 } });
  await anna.open(instance.origin);
  await anna.page.getByText('Alle warten, bis sie eingelassen werden').click();
  await assertAccessible(anna, 'the choice of a lobby');
  const invitation = await pressStart(anna);

  // Who comes before the host waits for one.
  await knock(clara, invitation, 'Clara');
  await reads(clara, 'Die Konferenz hat noch nicht begonnen');
  await enter(anna, 'Anna');
  await reads(clara, WAITS);
  await reads(anna, 'Clara wartet auf Einlass.');
  await knock(ben, invitation, 'Ben');
  await reads(ben, 'Sie erscheinen als: Ben');
  await assertAccessible(ben, 'waiting');
  await assertAccessible(clara, 'waiting on a phone');
  await reads(anna, '2 Personen warten auf Einlass.');

  // The server forgets all; nobody is in who was not.
  instance.kill('conference');
  await delay(RESTART_MS);
  await reads(ben, WAITS);
  assert.deepEqual(await picturesSeenBy(ben), []);
  await reads(anna, '2 Personen warten auf Einlass.');

  // Both see the same code; by the keyboard alone.
  await button(anna, 'Ansehen').press('Enter');
  const row = anna.page.getByRole('listitem').filter({ hasText: 'Ben' });
  await row.getByRole('button', { name: 'Code vergleichen' }).press('Enter');
  const seen = await row.locator('.code-digits').allTextContents();
  assert.deepEqual(await ben.page.locator('.code-digits').allTextContents(), seen);
  assert.equal(seen.length, 6);
  await assertAccessible(anna, 'the list of those who wait');
  await button(anna, 'Ben einlassen').press('Enter');
  await sees(anna, 2);
  await sees(ben, 1);
  await hears(ben, 1);
  assert.equal(await button(ben, 'Clara einlassen').count(), 0, 'for hosts alone');

  await button(anna, 'Clara den Zutritt ablehnen').click();
  await reads(clara, 'Sie wurden nicht eingelassen');
  await assertAccessible(clara, 'refused');
  assert.equal(await button(clara, 'Erneut teilnehmen').count(), 0);

  await button(anna, 'Ben leiten').last().click();
  await anna.page.getByRole('menuitem', { name: 'Aus der Konferenz entfernen' }).click();
  await assertAccessible(anna, 'the question before somebody is removed');
  await button(anna, 'Aus der Konferenz entfernen').click();
  await reads(ben, 'Sie wurden aus der Konferenz entfernt');
  await assertAccessible(ben, 'removed');
  await seesNoMore(anna, 2);

  // With the old link he is one who waits.
  await ben.page.reload();
  await ben.type('Name (freiwillig)', 'Ben');
  await ben.press('Teilnehmen');
  await reads(ben, WAITS);
  await reads(anna, 'Ben wartet auf Einlass.');
  await button(ben, 'Nicht mehr warten').click();
  await anna.page.getByText('Ben wartet auf Einlass.').waitFor({ state: 'detached' });

  // A locked room says so.
  await anna.page.getByText('Raum sperren', { exact: true }).click();
  await knock(clara, invitation, 'Clara');
  await reads(clara, 'Der Raum ist gesperrt');
  await assertAccessible(clara, 'before a locked room');

  const canaries = ['Anna', 'Ben', 'Clara', ...secretsOf(invitation)];
  for (const someone of [anna, ben, clara])
    assert.deepEqual(consoleProblems(someone.consoleLines(), canaries), []);
});

async function knock(guest: ChromiumParticipant, invitation: string, name: string): Promise<void> {
  await guest.open('about:blank');
  await guest.open(invitation);
  await guest.type('Name (freiwillig)', name);
  await guest.press('Teilnehmen');
}

function button({ page }: ChromiumParticipant, name: string) {
  return page.getByRole('button', { name, exact: true });
}

async function reads({ page }: ChromiumParticipant, text: string): Promise<void> {
  await page.getByText(text).first().waitFor({ timeout: PATIENCE_MS });
}
