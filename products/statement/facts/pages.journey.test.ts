import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium } from '../../../tests/kit/browsers/chromium.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { syntheticFacts, writeSyntheticFacts } from '../../../tests/kit/synthetic-facts.ts';
import { writeFacts } from './server/facts-file.ts';

const PAGES = ['/impressum', '/imprint', '/verarbeitungsverzeichnis', '/records-of-processing'];

describe('imprint and record of an instance whose operator is known', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'blende-facts-pages-'));
  let instance: Instance;
  before(async () => {
    instance = await Instance.start({ dataFolder });
  });
  after(async () => {
    await instance[Symbol.asyncDispose]();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  it('say "nicht eingerichtet" until setup was done, and follow it without a restart', async () => {
    await using anna = await openChromium({ sender: 1, language: 'de' });
    const read = async (path: string): Promise<string> => {
      await anna.open(`${instance.origin}${path}`);
      return await anna.page.locator('main').innerText();
    };
    for (const path of ['/impressum', '/verarbeitungsverzeichnis', '/datenschutz'])
      assert.match(await read(path), /Nicht eingerichtet/, path);
    writeSyntheticFacts(dataFolder);
    assert.match(await read('/impressum'), /Muster & Söhne <Test> GmbH/);
    assert.match(await read('/datenschutz'), /Verantwortlich für diese Seiten ist: Muster/);
    assert.match(await read('/verarbeitungsverzeichnis'), /IP-Adresse der Verbindung/);
    const { contact } = syntheticFacts();
    writeFacts(dataFolder, {
      ...syntheticFacts(),
      contact: { ...contact, email: 'neu@b.example' },
    });
    assert.match(await read('/impressum'), /neu@b\.example/);
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`are accessible in ${colorScheme}, and fit a phone`, async () => {
      writeSyntheticFacts(dataFolder);
      await using anna = await openChromium({ sender: 1, language: 'de', colorScheme });
      for (const width of [1280, 360]) {
        await anna.page.setViewportSize({ width, height: 800 });
        for (const path of PAGES) {
          await anna.open(`${instance.origin}${path}`);
          await assertAccessible(anna, `${path} at ${width}`);
          const wider = await anna.evaluate(
            () => document.documentElement.scrollWidth - innerWidth,
            undefined,
          );
          assert.ok(wider <= 0, `${path} at ${width} is ${wider} px too wide`);
        }
      }
    });
});
