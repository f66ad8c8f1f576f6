import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { PATIENCE_MS } from '../../../tests/kit/browsers/participant.ts';
import { consoleProblems } from '../../../tests/kit/console-watch.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { addressOf, enter, join, secretsOf, startMeeting } from '../../../tests/kit/meeting.ts';
import { hears, hearsNoMore, until } from '../../../tests/kit/reading.ts';

test('a new link takes everybody along without a click, and the old one is empty', async () => {
  await using instance = await Instance.start();
  await using anna = await openChromium({ sender: 1 });
  await using ben = await openChromium({ sender: 2 });
  await using clara = await openChromium({ sender: 3 });
  const invitation = await startMeeting(anna, instance);
  await enter(anna, 'Anna');
  await join(ben, invitation, 'Ben');
  await join(clara, invitation, 'Clara');
  await hears(anna, 2);
  await hears(anna, 3);
  await clara.key('m');
  await hearsNoMore(anna, 3);

  await choose(anna, 'Titel der Konferenz');
  await anna.page.getByRole('textbox', { name: 'Titel der Konferenz' }).fill('Jour fixe');
  await anna.key('Enter');
  await ben.page.getByText('Jour fixe').waitFor();
  assert.doesNotMatch(await ben.page.title(), /Jour/);

  await choose(anna, 'Neuer Link');
  await assertAccessible(anna, 'the question before a new link');
  await anna.press('Neuen Link machen');
  await until(PATIENCE_MS * 2, 'everybody is in another room', async () => {
    const addresses = await Promise.all([anna, ben, clara].map(addressOf));
    return new Set(addresses).size === 1 && addresses[0] !== invitation;
  });
  // Sound that is heard was decrypted: pictures are cropped here and there, and cannot be read.
  await hears(anna, 2);
  await hears(ben, 1);
  await hears(clara, 1, 2);
  // Names, devices and what the host had set come along; the key stays with the host.
  await anna.page.getByText('Clara', { exact: true }).first().waitFor();
  await clara.page.getByText('Jour fixe').waitFor();
  await clara.page.getByRole('toolbar').getByRole('button', { name: 'Mikrofon ein' }).waitFor();
  assert.deepEqual(await Promise.all([anna, ben].map(keepsKey)), [true, false]);

  const links = [invitation, await addressOf(ben)];
  await join(clara, invitation, 'Clara');
  await clara.page.getByText('Außer Ihnen ist noch niemand da.').waitFor();

  const canaries = ['Anna', 'Ben', 'Clara', 'Jour fixe', ...links.flatMap(secretsOf)];
  for (const someone of [anna, ben, clara])
    assert.deepEqual(consoleProblems(someone.consoleLines(), canaries), []);
});

async function choose({ page }: ChromiumParticipant, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'Mehr', exact: true }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

async function keepsKey(someone: ChromiumParticipant): Promise<boolean> {
  return await someone.evaluate(() => 'hostSeed' in history.state, undefined);
}
