import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { consoleProblems } from '../../../tests/kit/console-watch.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, join, secretsOf, startMeeting } from '../../../tests/kit/meeting.ts';
import { hears, hearsNoMore } from '../../../tests/kit/reading.ts';

const MUTED = 'Die Konferenzleitung hat Ihr Mikrofon ausgeschaltet';

test('hosts mute, name another host and decide who writes', async () => {
  await using instance = await Instance.start();
  await using anna = await openChromium({ sender: 1 });
  await using ben = await openChromium({ sender: 2 });
  await using clara = await openChromium({
    sender: 3,
    viewport: { width: 390, height: 844 },
  });
  const invitation = await startMeeting(anna, instance);
  await enter(anna, 'Anna');
  await join(ben, invitation, 'Ben');
  await join(clara, invitation, 'Clara');
  await hears(anna, 2);
  await hears(anna, 3);

  // One, from the list of participants, by the keyboard alone.
  await anna.key('p');
  await button(anna, 'Ben leiten').last().press('Enter');
  await anna.page.getByRole('menuitem', { name: 'Stummschalten' }).press('Enter');
  await reads(ben, MUTED);
  await hearsNoMore(anna, 2);
  await hears(anna, 3);
  assert.equal(await ben.page.getByText('leiten').count(), 0);
  assert.equal(await button(ben, 'Anna leiten').count(), 0);

  // All; what is off goes on by the person alone.
  await ben.key('m');
  await hears(anna, 2);
  await choose(anna, 'Alle stummschalten');
  await assertAccessible(anna, 'the question before all are muted');
  await anna.page.getByRole('dialog').getByRole('button', { name: 'Alle stummschalten' }).click();
  for (const someone of [ben, clara]) await reads(someone, MUTED);
  for (const sender of [2, 3]) await hearsNoMore(anna, sender);

  // Ben becomes host and mutes Clara; Anna stays what she is.
  await clara.key('m');
  await control(clara, 'Mikrofon aus').waitFor();
  await button(anna, 'Ben leiten').last().click();
  await anna.page.getByRole('menuitem', { name: 'Zur Konferenzleitung machen' }).click();
  await reads(ben, 'Sie gehören jetzt zur Konferenzleitung.');
  await reads(clara, 'Ben gehört jetzt zur Konferenzleitung.');
  await ben.key('p');
  await button(ben, 'Clara leiten').last().click();
  await ben.page.getByRole('menuitem', { name: 'Stummschalten' }).click();
  await control(clara, 'Mikrofon ein').waitFor();
  await button(ben, 'Anna leiten').last().click();
  await ben.page.getByRole('menuitem', { name: 'Stummschalten' }).waitFor();
  assert.equal(
    await ben.page.getByRole('menuitem', { name: 'Konferenzleitung zurücknehmen' }).count(),
    0,
  );
  await ben.key('Escape');
  await ben.page.getByRole('menu').waitFor({ state: 'detached' });

  // Writing is for hosts alone.
  await choose(anna, 'Rechte in dieser Konferenz');
  await assertAccessible(anna, 'the rights');
  const rights = anna.page.getByRole('dialog', { name: 'Rechte in dieser Konferenz' });
  await rights.getByText('Nachrichten schreiben', { exact: true }).click();
  await rights.getByText('das Mikrofon einschalten').click();
  await anna.key('Escape');
  await control(clara, 'Mikrofon ein: nur die Konferenzleitung').waitFor();
  await button(clara, /^Nachrichten/).click();
  await clara.page
    .getByText('Nachrichten schreibt in dieser Konferenz nur die Konferenzleitung.')
    .waitFor();
  await assertAccessible(clara, 'messages that one may only read');
  assert.equal(await clara.page.getByRole('textbox', { name: 'Nachricht' }).count(), 0);
  await button(ben, /^Nachrichten/).click();
  await ben.page.getByRole('textbox', { name: 'Nachricht' }).fill('Für alle');
  await ben.key('Enter');
  await clara.page.getByRole('log').getByText('Für alle').waitFor();

  const canaries = ['Anna', 'Ben', 'Clara', 'Für alle', ...secretsOf(invitation)];
  for (const someone of [anna, ben, clara])
    assert.deepEqual(consoleProblems(someone.consoleLines(), canaries), []);
});

function button({ page }: ChromiumParticipant, name: string | RegExp) {
  return page.getByRole('button', { name, exact: true });
}

/** Whoever speaks while muted is offered the same beside it. */
function control({ page }: ChromiumParticipant, name: string) {
  return page.getByRole('toolbar').getByRole('button', { name, exact: true });
}

async function choose(host: ChromiumParticipant, entry: string): Promise<void> {
  await button(host, 'Mehr').click();
  await host.page.getByRole('menuitem', { name: entry }).click();
}

async function reads({ page }: ChromiumParticipant, text: string): Promise<void> {
  await page.getByText(text).first().waitFor();
}
