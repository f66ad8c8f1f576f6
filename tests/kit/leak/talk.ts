import type { ChromiumParticipant } from '../browsers/chromium.ts';
import { textCanary, type Canary } from './canary.ts';

/** Everything beside picture, sound, names and messages that people can put into a meeting. */
export async function talkOfEverything(
  anna: ChromiumParticipant,
  ben: ChromiumParticipant,
): Promise<readonly Canary[]> {
  const [title, question, option] = [
    textCanary('title of the meeting'),
    textCanary('question of a poll'),
    textCanary('answer of a poll'),
  ];
  await choose(anna, 'Titel der Konferenz');
  await anna.page.getByRole('textbox', { name: 'Titel der Konferenz' }).fill(title.text);
  await anna.key('Enter');
  await ben.page.getByText(title.text).waitFor();
  await choose(anna, 'Umfragen');
  await anna.press('Neue Umfrage');
  for (const [label, text] of [
    ['Frage', question.text],
    ['Antwort 1', option.text],
    ['Antwort 2', 'Nein'],
  ] as const)
    await anna.page.getByRole('textbox', { name: label }).fill(text);
  await anna.press('Umfrage beginnen');
  await ben.press('Zeigen');
  await ben.page.getByRole('radio', { name: option.text }).check();
  await ben.press('Abstimmen');
  await anna.page.getByText('1 (100 %)').waitFor();
  return [title, question, option];
}

/** In another tab: what the server says that it knows of whoever asks, taken along as a file. */
export async function askForEverything({ context, page }: ChromiumParticipant): Promise<void> {
  await page.getByRole('button', { name: /Was das bedeutet/ }).click();
  const [asking] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Was weiß der Server über mich?' }).click(),
  ]);
  await asking.locator('section', { hasText: 'Was der Server über Ihre Teilnahme' }).waitFor();
  const [download] = await Promise.all([
    asking.waitForEvent('download'),
    asking.getByRole('button', { name: 'Unterschriebene Auskunft herunterladen' }).click(),
  ]);
  await download.path();
  await asking.close();
  await page.bringToFront();
  await page.getByRole('button', { name: 'Schließen', exact: true }).click();
}

async function choose({ page }: ChromiumParticipant, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'Mehr', exact: true }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}
