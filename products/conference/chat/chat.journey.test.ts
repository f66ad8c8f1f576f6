import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { openFirefox, type FirefoxParticipant } from '../../../tests/kit/browsers/firefox.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, join, startMeeting } from '../../../tests/kit/meeting.ts';
import { until } from '../../../tests/kit/reading.ts';

const PATIENCE_MS = 15_000;

describe('what people say to each other beside the picture', () => {
  let instance: Instance;
  let anna: ChromiumParticipant;
  let ben: FirefoxParticipant;
  before(async () => {
    instance = await Instance.start();
    anna = await openChromium({ sender: 1 });
    ben = await openFirefox({ sender: 2 });
    const invitation = await startMeeting(anna, instance);
    await enter(anna, 'Anna');
    await join(ben, invitation, 'Ben');
    await anna.page.getByRole('figure').filter({ hasText: 'Ben' }).waitFor();
  });
  after(async () => {
    for (const part of [ben, anna, instance]) await part[Symbol.asyncDispose]();
  });

  const benReads = async (text: string): Promise<void> => {
    await until(PATIENCE_MS, `Ben reads: ${text}`, async () => (await textOf(ben)).includes(text));
  };
  const button = (name: string | RegExp) => anna.page.getByRole('button', { name });

  test('a message reaches the other, who was told that there is one', async () => {
    await button('Nachrichten').click();
    await anna.page.keyboard.type('Hallo Ben');
    await anna.page.keyboard.press('Enter');
    await ben.finds('Nachrichten, 1 ungelesen');
    await ben.press('Nachrichten, 1 ungelesen');
    await benReads('Hallo Ben');
  });

  test('only who came later is told that there may be earlier ones', async () => {
    await benReads('Frühere Nachrichten sind für Sie nicht sichtbar.');
    assert.equal((await textOf(anna)).includes('Frühere Nachrichten'), false);
  });

  test('a message that was changed and one that was deleted change for the other, too', async () => {
    await anna.page.getByRole('listitem').filter({ hasText: 'Hallo Ben' }).hover();
    await button('Mehr zu dieser Nachricht').click();
    await anna.page.getByRole('menuitem', { name: 'Ändern' }).click();
    await anna.page.keyboard.press('Control+A');
    await anna.page.keyboard.type('Guten Tag, Ben');
    await anna.page.keyboard.press('Enter');
    await benReads('Guten Tag, Ben (geändert)');
    await anna.page.getByRole('listitem').filter({ hasText: 'Guten Tag' }).hover();
    await button('Mehr zu dieser Nachricht').click();
    await anna.page.getByRole('menuitem', { name: 'Löschen' }).click();
    await benReads('Nachricht gelöscht');
    assert.equal((await textOf(ben)).includes('Guten Tag'), false);
  });

  test('a raised hand stands on the tile of who raised it', async () => {
    await button('Hand heben').click();
    await until(PATIENCE_MS, 'Ben sees the hand', async () =>
      (await textOf(ben)).includes('Hand gehoben, Platz 1'),
    );
    await button('Hand senken').click();
    await until(
      PATIENCE_MS,
      'Ben sees it lowered',
      async () => !(await textOf(ben)).includes('Hand gehoben'),
    );
  });

  test('both compare the same code', async () => {
    const codes = [await codeOf(anna), await codeOf(ben)];
    assert.match(codes[0] ?? '', /^(?:\d{5} ){5}\d{5}$/);
    assert.equal(codes[0], codes[1]);
  });
});

type Reader = ChromiumParticipant | FirefoxParticipant;

/** All text of the page, also what is there for screen readers alone. */
async function textOf(participant: Reader): Promise<string> {
  return participant.evaluate(() => document.body.textContent, undefined);
}

async function codeOf(participant: Reader): Promise<string> {
  await participant.evaluate(() => {
    document.querySelector<HTMLElement>('.protection-line')?.click();
  }, undefined);
  await participant.press('Vergleichscode zeigen');
  const read = () =>
    participant.evaluate(
      () => Array.from(document.querySelectorAll('.code-digits'), (d) => d.textContent).join(' '),
      undefined,
    );
  await until(PATIENCE_MS, 'the code is shown', async () => (await read()) !== '');
  return await read();
}
