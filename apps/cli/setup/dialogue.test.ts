import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FactsDraft } from '@blende/statement/supervisor.ts';
import { syntheticFacts } from '../../../tests/kit/synthetic-facts.ts';
import { factsReport } from './check-facts.ts';
import { Dialogue } from './dialogue.ts';

const NOW = Date.now();
const HASH = 'a'.repeat(64);

/** Everything that a person types, from the first question to the last. */
const WHOLE = [
  ['Muster GmbH', 'GmbH', 'Erika Muster; Jörg Beispiel', '', ''],
  ['Musterweg 1', '12345', 'Musterstadt', 'DE', '', ''],
  ['kontakt@muster.example', '', '', ''],
  ['missbrauch@muster.example', '+49 30 123456', '', ''],
  ['Amtsgericht Musterstadt', 'HRB 1', '', ''],
  // No VAT number, nobody for journalistic content.
  ['', ''],
  ['ja', 'Kim Schutz', 'datenschutz@muster.example', '', ''],
  ['SN', '', '', '', ''],
  ['Musterhost AG', 'ja', '192.0.2.0/24; 2001:db8::/32', '', ''],
  ['Rechenzentrum Süd', 'Karlsruhe', 'DE', '', ''],
  // No certificate.
  [''],
  ['Musterhost AG', 'AVV 2026-1', HASH, '2099-01-01', 'Kühlung Muster KG'],
  // No further contract, no capacity.
  ['', ''],
].flat();

async function talk(typed: readonly string[], draft: FactsDraft = { version: 1 }) {
  const kept: FactsDraft[] = [];
  const printed: string[] = [];
  const dialogue = new Dialogue({
    lines: (async function* () {
      yield* typed;
    })(),
    print: (line) => printed.push(line),
    prompt: (text) => printed.push(text),
    keep: (changed) => kept.push(changed),
    nowMs: NOW,
    language: 'de',
  });
  const result = await dialogue.run(draft);
  return { result, kept, text: printed.join('\n') };
}

describe('the dialogue of setup', () => {
  it('leads to complete facts', async () => {
    const { result } = await talk(WHOLE);
    const { lines, isSound } = factsReport(result, 'de', NOW);
    assert.ok(isSound, lines.join('\n'));
    assert.equal(result.supervisoryAuthority?.address, 'Maternistraße 17, 01067 Dresden');
    assert.deepEqual(result.operator?.representatives, ['Erika Muster', 'Jörg Beispiel']);
    assert.deepEqual(result.hosting?.networks, ['192.0.2.0/24', '2001:db8::/32']);
    for (const part of ['vat', 'editor', 'certificate', 'capacity'])
      assert.ok(!(part in result), part);
  });

  it('keeps what was answered wherever it ends', async () => {
    const whole = (await talk(WHOLE)).result;
    for (const answers of [0, 1, 4, 7, 20, 40]) {
      const { result, kept } = await talk(WHOLE.slice(0, answers));
      assert.deepEqual(kept.at(-1) ?? { version: 1 }, result);
      // Going on later gives the same as going through at once.
      const later = await talk(
        [...Array<string>(answers).fill(''), ...WHOLE.slice(answers)],
        result,
      );
      if (answers < 20) assert.deepEqual(later.result, whole, String(answers));
    }
  });

  it('changes nothing when everything is passed over, and shows what is there', async () => {
    const facts = syntheticFacts();
    const { result, text } = await talk(Array<string>(100).fill(''), facts);
    assert.deepEqual(result, facts);
    assert.match(text, /\[Muster & Söhne <Test> GmbH\]/);
    assert.match(text, /\[Erika Muster; Jörg Beispiel\]/);
    assert.match(text, /\[ja\]/);
  });

  it('asks again for what cannot be read, with one sentence and a code', async () => {
    const { result, text } = await talk(['A', 'B', 'C', '', 'gestern', '2020-01-01', '2099-12-31']);
    assert.equal(result.operator?.validUntil, '2099-12-31');
    assert.match(text, /Bitte noch einmal\. \(answer-invalid\)/);
    assert.match(text, /liegt in der Vergangenheit.*\(fact-expired\)/);
  });

  it('refuses a contract that has run out, and a certificate of tomorrow', async () => {
    const { contracts: _c, certificate: _z, ...rest } = syntheticFacts();
    const certificate = [
      'ISO 27001',
      '1',
      'X',
      'Y',
      '2099-01-01',
      '2020-01-01',
      HASH,
      '',
      '2099-01-01',
    ];
    const contract = ['Musterhost AG', 'AVV', HASH, '2020-01-01', '2099-01-01', '', ''];
    const passed = questionsBefore(rest);
    const { result, text } = await talk(
      [...Array<string>(passed).fill(''), ...certificate, ...contract],
      rest,
    );
    assert.equal(result.certificate?.validFrom, '2020-01-01');
    assert.equal(result.contracts?.[0]?.validUntil, '2099-01-01');
    assert.match(text, /certificate-in-future/);
    assert.match(text, /contract-expired/);
  });

  it('removes an answer, a part and a contract by a minus sign', async () => {
    const facts = syntheticFacts();
    const passed = questionsBefore(facts);
    const { result } = await talk([...Array<string>(passed).fill(''), '-', '-', ''], facts);
    assert.equal(result.certificate, undefined);
    assert.equal(result.contracts?.length ?? 0, 0);
  });
});

/** How many questions there are before the certificate: parts that are left out ask one. */
function questionsBefore(draft: FactsDraft): number {
  const counts = { operator: 5, address: 6, contact: 4, abuse: 4, register: 4, vat: 3 };
  const left = draft.editor === undefined ? 1 : 4;
  return Object.values(counts).reduce((sum, count) => sum + count, 0) + left + 5 + 5 + 5 + 5;
}
