import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { accessibilityProblems, assertAccessible } from '../../tests/kit/accessibility.ts';
import { openChromium } from '../../tests/kit/browsers/chromium.ts';
import { Instance } from '../../tests/kit/instance.ts';
import { openEvidenceLog } from './evidence-log/server/evidence-log.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PAGES = ['/datenschutz', '/privacy', '/impressum', '/imprint', '/stueckliste'] as const;

/** As an auditor writes it, before the instance starts: one sentence proven, one contradicted. */
async function writeEvidence(dataFolder: string): Promise<void> {
  const log = await openEvidenceLog({
    folder: join(dataFolder, 'evidence'),
    keyFile: join(dataFolder, 'keys/auditor/evidence.key'),
  });
  const finding = { atMs: Date.now() - 60_000, by: 'live', independent: true } as const;
  await log.append({
    instance: 'test',
    commit: 'unknown',
    findings: [
      // Of claims that no live probe looks at, so that the instance's own auditor changes nothing.
      { ...finding, claim: 'W14', need: 0, outcome: 'holds' },
      { ...finding, claim: 'W14', need: 1, outcome: 'holds' },
      { ...finding, claim: 'W12', need: 0, outcome: 'fails', code: 'timed-out' },
    ],
  });
}

describe('the privacy statement of a running instance', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'blende-statement-'));
  let instance: Instance;

  before(async () => {
    await writeEvidence(dataFolder);
    instance = await Instance.start({ dataFolder });
  });
  after(async () => {
    await instance[Symbol.asyncDispose]();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`its pages are accessible in ${colorScheme}, with all evidence open, on a phone too`, async () => {
      await using anna = await openChromium({ sender: 1, language: 'de', colorScheme });
      for (const width of [1280, 360]) {
        await anna.page.setViewportSize({ width, height: 800 });
        for (const path of PAGES) {
          await anna.open(`${instance.origin}${path}`);
          await anna.evaluate(() => {
            for (const details of document.querySelectorAll('details')) details.open = true;
          }, undefined);
          await assertAccessible(anna, `${path} at ${width}`);
          const wider = await anna.evaluate(
            () => document.documentElement.scrollWidth - innerWidth,
            undefined,
          );
          assert.ok(wider <= 0, `${path} at ${width} is ${wider} px too wide`);
        }
      }
      // Planted: a picture without a text.
      await anna.evaluate(() => document.querySelector('main')?.append(new Image()), undefined);
      assert.equal((await accessibilityProblems(anna)).length, 1);
    });

  test('a person opens the evidence of a sentence by keyboard, without any script', async () => {
    await using anna = await openChromium({ sender: 1, language: 'de' });
    const { page } = anna;
    await anna.open(`${instance.origin}/datenschutz`);
    assert.equal(await page.locator('script').count(), 0);
    const sentence = page.locator('#w14');
    assert.match(await sentence.locator('.margin').innerText(), /nachgewiesen/);
    const evidence = sentence.getByText(/Eintrag 1 von \d+ im Prüfprotokoll/).first();
    assert.equal(await evidence.isVisible(), false);
    await sentence.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    await evidence.waitFor();
    assert.match(await page.locator('#w12').innerText(), /trifft derzeit nicht zu/i);
  });

  test('printed it shows sentences and states, and evidence that was opened', async () => {
    await using anna = await openChromium({ sender: 1, language: 'de', colorScheme: 'dark' });
    const { page } = anna;
    await anna.open(`${instance.origin}/datenschutz`);
    await page.locator('#w14 summary').first().click();
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('#w14 .state-word').isVisible());
    assert.equal(await page.locator('#w12').getByText('Was dafür').isVisible(), false);
    assert.ok(await page.locator('#w14').getByText('Was dafür zu sehen sein muss').isVisible());
    assert.equal(await page.locator('.document-footer').isVisible(), false);
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).background);
    assert.match(ground, /rgba\(0, 0, 0, 0\)/, 'no dark ground on paper');
  });

  test('the start page leads here, and shows the sentences that have evidence', async () => {
    await using anna = await openChromium({ sender: 1, language: 'de' });
    const { page } = anna;
    await anna.open(instance.origin);
    const excerpt = page.locator('.statement-excerpt li');
    await excerpt.first().waitFor();
    assert.match(await excerpt.first().innerText(), /20\d\d/, 'with its date');
    await page.getByRole('link', { name: 'Datenschutzerklärung', exact: true }).click();
    await page.waitForURL('**/datenschutz');
    await page.getByRole('link', { name: 'Impressum', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Impressum' }).waitFor();
  });
});
