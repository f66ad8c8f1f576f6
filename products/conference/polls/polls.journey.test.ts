import { test } from 'node:test';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, join, startMeeting } from '../../../tests/kit/meeting.ts';

test('an anonymous poll is opened, voted in, counted by its author and closed', async () => {
  await using instance = await Instance.start();
  await using anna = await openChromium({ sender: 1 });
  await using ben = await openChromium({ sender: 2 });
  const invitation = await startMeeting(anna, instance);
  await enter(anna, 'Anna');
  await join(ben, invitation, 'Ben');
  const press = async ({ page }: ChromiumParticipant, name: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).click();
  };
  await press(anna, 'Mehr');
  await anna.page.getByRole('menuitem', { name: 'Umfragen' }).click();
  await press(anna, 'Neue Umfrage');
  for (const [label, text] of [
    ['Frage', 'Pause?'],
    ['Antwort 1', 'Ja'],
    ['Antwort 2', 'Nein'],
  ] as const) {
    await anna.page.getByRole('textbox', { name: label }).fill(text);
  }
  await anna.page.getByText('Anonym in der Gruppe').click();
  await assertAccessible(anna, 'the form of a poll');
  await press(anna, 'Umfrage beginnen');
  await press(ben, 'Zeigen');
  await ben.page.getByText('Ihre Stimme geht nur an das Gerät von Anna').waitFor();
  await ben.page.getByRole('radio', { name: 'Ja' }).check();
  await press(ben, 'Abstimmen');
  for (const { page } of [anna, ben]) await page.getByText('1 (100 %)').waitFor();
  await press(anna, 'Umfrage beenden');
  await ben.page.getByText('beendet').waitFor();
  await assertAccessible(ben, 'a poll that was closed');
});
