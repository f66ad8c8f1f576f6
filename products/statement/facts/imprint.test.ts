import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { syntheticFacts } from '../../../tests/kit/synthetic-facts.ts';
import { FACTS_WORDS } from './server/facts-words.ts';
import { factsFileIn, writeFacts } from './server/facts-file.ts';
import { operatorFacts } from '../register/server/operator-facts.ts';
import { factsParts } from './server/facts-parts.ts';

const LANGUAGES = ['de', 'en'] as const;

function partsIn(t: TestContext, now = Date.now) {
  const folder = mkdtempSync(join(tmpdir(), 'blende-imprint-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return {
    folder,
    parts: factsParts(async () => (await operatorFacts(factsFileIn(folder))).facts, now),
  };
}

describe('imprint and controller page', () => {
  it('are there as soon as the facts are complete, and not before', async (t) => {
    const { folder, parts } = partsIn(t);
    assert.equal(await parts.imprint('de'), undefined);
    assert.deepEqual(await parts.statement('de'), {});
    writeFacts(folder, { version: 1, operator: syntheticFacts().operator });
    assert.equal(await parts.imprint('de'), undefined);
    writeFacts(folder, syntheticFacts());
    assert.ok(await parts.imprint('de'));
    const { declarations } = await operatorFacts(factsFileIn(folder));
    assert.deepEqual(
      declarations.map(({ claim }) => claim),
      ['W1', 'W22', 'W24'],
    );
  });

  for (const language of LANGUAGES)
    it(`name everything that the law wants (${language})`, async (t) => {
      const { folder, parts } = partsIn(t);
      writeFacts(folder, syntheticFacts());
      const imprint = (await parts.imprint(language))?.text ?? '';
      const facts = syntheticFacts();
      // § 5 (1) DDG: name, address, form, representatives; contact; register; VAT number.
      for (const text of [
        'Muster &amp; Söhne &lt;Test&gt; GmbH',
        facts.address.street,
        `${facts.address.postalCode} ${facts.address.place}`,
        'Erika Muster',
        'Jörg Beispiel',
        'mailto:kontakt@muster.example',
        '+49 30 123456',
        'mailto:missbrauch@muster.example',
        'HRB 12345',
        'DE123456789',
      ])
        assert.ok(imprint.includes(text), text);
      const { controller, authority } = await parts.statement(language);
      // Art. 13 (1) and (2) GDPR.
      for (const text of [
        'mailto:datenschutz@muster.example',
        'Karlsruhe',
        'Musterhost AG',
        'AVV 2026-1',
        'Kühlung Muster KG',
      ])
        assert.ok(controller?.text.includes(text), text);
      assert.ok(authority?.text.includes('Maternistraße 17, 01067 Dresden'));
      assert.ok(!imprint.includes('§ 18'));
    });

  it('name who answers for journalistic content, if somebody does', async (t) => {
    const { folder, parts } = partsIn(t);
    const { source, validUntil } = syntheticFacts().contact;
    const editor = {
      name: 'Ada Redaktion',
      address: 'Presseweg 2, 12345 Musterstadt',
      source,
      validUntil,
    };
    writeFacts(folder, { ...syntheticFacts(), editor });
    assert.match((await parts.imprint('de'))?.text ?? '', /§ 18 Abs\. 2 MStV[^]*Ada Redaktion/);
  });

  it('say when an answer has run out', async (t) => {
    const later = (): number => Date.now() + 400 * 86_400_000;
    const { folder, parts } = partsIn(t, later);
    writeFacts(folder, syntheticFacts());
    for (const language of LANGUAGES) {
      const { expired } = FACTS_WORDS[language];
      assert.ok((await parts.imprint(language))?.text.includes(expired));
      assert.ok((await parts.statement(language)).controller?.text.includes(expired));
    }
  });
});
