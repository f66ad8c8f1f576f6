import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { consoleProblems } from '../../../tests/kit/console-watch.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, startMeeting } from '../../../tests/kit/meeting.ts';
import { PATHS } from '../contract.ts';

const SHOTS = process.env['BLENDE_SHOTS'];
const QUESTION = 'Was weiß der Server über mich?';

describe('asking what the server knows', () => {
  let instance: Instance;
  let anna: ChromiumParticipant;
  /** The answer, in a tab of its own. */
  let asking: Page;
  before(async () => {
    instance = await Instance.start();
    anna = await openChromium({ sender: 1 });
  });
  after(async () => {
    await anna?.[Symbol.asyncDispose]();
    await instance?.[Symbol.asyncDispose]();
  });

  /** Presses the link and waits for the answer in the new tab. */
  async function ask(): Promise<void> {
    const [page] = await Promise.all([
      anna.context.waitForEvent('page'),
      anna.page.getByRole('link', { name: QUESTION }).click(),
    ]);
    asking = page;
    await memory().waitFor();
  }

  const memory = () => asking.locator('section', { hasText: 'Was der Server über Ihre Teilnahme' });

  test('from the start page tells nothing of anybody', async () => {
    proves(claim('W21'));
    await anna.open(instance.origin);
    await ask();
    assert.match(await memory().innerText(), /Sie fragen gerade nicht aus einer Konferenz/);
    await asking.getByText('HeadlessChrome').first().waitFor();
    await assertAccessible({ page: asking } as ChromiumParticipant, 'the answer outside a meeting');
    await asking.close();
  });

  test('in the call names what is held, on a page that is isolated from all others', async () => {
    await startMeeting(anna, instance);
    await enter(anna, 'Änna-Canary');
    await anna.page.getByRole('button', { name: /Was das bedeutet/ }).click();
    await ask();
    const text = await memory().innerText();
    assert.match(text, /Eine zufällige Kennung für diese eine Teilnahme: [\w-]{22}\./);
    assert.match(text, /Dieser Raum ist Ende-zu-Ende verschlüsselt/);
    assert.match(text, /[1-9]\d* Nachrichten \([\d.]+ Byte\) von Ihnen/);
    assert.equal((await asking.innerText('body')).includes('Canary'), false);
    // The pass is taken out of the address as soon as the page has it.
    assert.equal(new URL(asking.url()).hash, '');
    for (const page of [anna.page, asking])
      assert.equal(await page.evaluate(() => crossOriginIsolated), true);
    await assertAccessible({ page: asking } as ChromiumParticipant, 'the answer in a meeting');
    await shots('during');
  });

  test('can be taken along as a file whose signature holds', async () => {
    const [download] = await Promise.all([
      asking.waitForEvent('download'),
      asking.getByRole('button', { name: 'Unterschriebene Auskunft herunterladen' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'auskunft.json');
    const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as {
      document: string;
      signature: string;
    };
    const key = (await (await fetch(`${instance.origin}${PATHS.disclosureKey}`)).json()) as {
      publicKey: string;
    };
    const holds = (text: string) =>
      verify(
        null,
        Buffer.from(text),
        createPublicKey(key.publicKey),
        Buffer.from(file.signature, 'base64'),
      );
    assert.deepEqual([holds(file.document), holds(`${file.document} `)], [true, false]);
    assert.match(file.document, /"outcome":"answered"/);
  });

  test('after leaving says what is left, and the open page may ask again', async () => {
    await anna.page.bringToFront();
    await anna.press('Schließen');
    await anna.press('Konferenz verlassen');
    await anna.page.getByText('Sie haben die Konferenz verlassen').waitFor();
    await asking.bringToFront();
    await asking.getByRole('button', { name: 'Noch einmal fragen' }).click();
    await memory().getByText('Sie nehmen nicht mehr teil').waitFor();
    assert.match(await memory().innerText(), /Die Kennung des leeren Raums/);
    await asking.close();
    await anna.page.bringToFront();
    await ask();
    assert.match(await memory().innerText(), /Sie nehmen nicht mehr teil/);
    await shots('afterwards');
  });

  test('works in English and says when the server does not answer', async () => {
    await asking.goto(`${instance.origin}${PATHS.disclosurePages[1]}`);
    await asking.getByRole('heading', { name: 'What the server holds in memory' }).waitFor();
    instance.kill('conference');
    await asking.getByRole('button', { name: 'Ask again' }).click();
    await asking
      .getByText(/does not answer right now|is starting|not asking/)
      .first()
      .waitFor();
    assert.deepEqual(
      consoleProblems(anna.consoleLines(), ['Canary']).filter((line) => !line.includes('503')),
      [],
    );
  });

  async function shots(name: string): Promise<void> {
    if (SHOTS === undefined) return;
    for (const width of [390, 1440]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await asking.emulateMedia({ colorScheme });
        await asking.setViewportSize({ width, height: 900 });
        const path = join(SHOTS, `${name}-${String(width)}-${colorScheme}.png`);
        await asking.screenshot({ path, fullPage: true });
      }
    }
  }
});
