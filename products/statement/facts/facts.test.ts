import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { syntheticFacts } from '../../../tests/kit/synthetic-facts.ts';
import { completeFacts } from './complete-facts.ts';
import { contradictions, type Contradiction } from './contradictions.ts';
import { FACT_GROUPS, type Facts, type FactsDraft } from './facts.ts';
import { outsideOf } from './networks.ts';
import { QUESTION_PARTS } from './questions.ts';
import { runningOut } from './running-out.ts';
import { factsFileIn, readFacts, writeFacts } from './server/facts-file.ts';
import { SUPERVISORY_AUTHORITIES } from './supervisory-authorities.ts';

const NOW = Date.now();
const DAY_MS = 86_400_000;
const day = (days: number): string => new Date(NOW + days * DAY_MS).toISOString().slice(0, 10);

function missingIn(draft: FactsDraft): readonly string[] {
  const completion = completeFacts(draft);
  return completion.kind === 'complete' ? [] : completion.missing;
}

/** Of facts with one part changed. */
function contradictionsWith(change: Partial<FactsDraft>): readonly Contradiction[] {
  return contradictions({ ...syntheticFacts(), ...change }, NOW);
}

describe('facts', () => {
  it('are complete only with every part that the pages name', () => {
    assert.deepEqual(missingIn(syntheticFacts()), []);
    const needed = [
      'operator',
      'address',
      'contact',
      'abuse',
      'dataProtectionOfficer',
      'supervisoryAuthority',
      'hosting',
      'dataCentre',
    ];
    assert.deepEqual(missingIn({ version: 1 }).toSorted(), needed.toSorted());
    for (const name of needed) {
      const { [name as 'contact']: _gone, ...rest } = syntheticFacts();
      assert.deepEqual(missingIn(rest), [name]);
    }
  });

  it('name the single answer that lacks', () => {
    const { email: _gone, ...contact } = syntheticFacts().contact;
    assert.deepEqual(missingIn({ ...syntheticFacts(), contact }), ['contact.email']);
  });

  it('need a contract for a rented machine, and an address for an officer', () => {
    const { contracts: _gone, ...rest } = syntheticFacts();
    assert.deepEqual(missingIn(rest), ['contracts']);
    const own = { ...rest, hosting: { ...rest.hosting, rented: 'no' as const } };
    assert.deepEqual(missingIn(own), []);
    const { email: _email, ...dataProtectionOfficer } = rest.dataProtectionOfficer;
    assert.deepEqual(missingIn({ ...syntheticFacts(), dataProtectionOfficer }), [
      'dataProtectionOfficer.email',
    ]);
  });

  const facts: Facts = syntheticFacts();
  const [contract] = facts.contracts ?? [];
  const certificate = facts.certificate;
  const table: readonly [string, Partial<FactsDraft>, readonly Contradiction[]][] = [
    ['sound facts', {}, []],
    [
      'a contract that ended yesterday',
      { contracts: [{ ...contract, validUntil: day(-1) }] },
      ['contract-expired'],
    ],
    ['a contract that ends today', { contracts: [{ ...contract, validUntil: day(0) }] }, []],
    [
      'a contract with another host',
      { contracts: [{ ...contract, host: 'Andere AG' }] },
      ['contract-of-another-host'],
    ],
    [
      'a certificate that begins tomorrow',
      { certificate: { ...certificate, validFrom: day(1) } },
      ['certificate-in-future'],
    ],
    [
      'a certificate that ended',
      { certificate: { ...certificate, validUntil: day(-1) } },
      ['certificate-expired'],
    ],
    [
      'a certificate that ends before it begins',
      { certificate: { ...certificate, validFrom: day(-3), validUntil: day(-5) } },
      ['certificate-expired', 'certificate-ends-before-it-begins'],
    ],
    ['a contact without an address', { contact: { phone: '+49 30 1' } }, ['no-contact']],
    [
      'an officer without an address',
      { dataProtectionOfficer: { appointed: 'yes' } },
      ['officer-unreachable'],
    ],
    ['a fact that ran out', { abuse: { ...facts.abuse, validUntil: day(-1) } }, ['fact-expired']],
  ];
  for (const [name, change, expected] of table)
    it(`show what contradicts itself: ${name}`, () => {
      assert.deepEqual(contradictionsWith(change), expected);
    });

  it('tell what runs out, soonest first', () => {
    const draft = {
      ...facts,
      contracts: [{ ...contract, validUntil: day(10) }],
      abuse: { ...facts.abuse, validUntil: day(-1) },
    };
    assert.deepEqual(runningOut(draft, NOW, 60 * DAY_MS), [
      { part: 'abuse', day: day(-1), isOver: true },
      { part: 'contracts.0', day: day(10), isOver: false },
    ]);
  });
});

describe('networks', () => {
  const table: readonly [string, string, boolean][] = [
    ['192.0.2.0/24', '192.0.2.255', true],
    ['192.0.2.0/24', '192.0.3.0', false],
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.7', '192.0.2.8', false],
    ['0.0.0.0/0', '203.0.113.9', true],
    ['2001:db8::/32', '2001:db8:1::7', true],
    ['2001:db8::/33', '2001:db8:8000::', false],
    ['2001:db8::7', '2001:0db8:0:0:0:0:0:7', true],
    ['0.0.0.0/0', '2001:db8::7', false],
    ['0.0.0.0/0', 'meet.example', false],
    ['::/0', '1::2::3', false],
  ];
  for (const [network, address, inside] of table)
    it(`say that ${address} lies ${inside ? 'in' : 'outside'} ${network}`, () => {
      assert.deepEqual(outsideOf([network], [address]), inside ? [] : [address]);
    });
});

describe('the facts file', () => {
  it('is written whole, for its owner alone, and read back', (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'blende-facts-'));
    t.after(() => rmSync(folder, { recursive: true }));
    assert.deepEqual(readFacts(folder), { kind: 'missing' });
    writeFacts(folder, { version: 1, contact: { email: 'a@b.example' } });
    writeFacts(folder, syntheticFacts());
    assert.deepEqual(readFacts(folder), { kind: 'read', draft: syntheticFacts() });
    assert.equal(statSync(factsFileIn(folder)).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(join(folder, 'facts')), ['facts.json']);
    for (const broken of [
      '',
      '{"version":2}',
      '{"version":1,"owner":{}}',
      '{"version":1,"vat":{"id":"1\\n2"}}',
    ]) {
      writeFileSync(factsFileIn(folder), broken);
      assert.deepEqual(readFacts(folder), { kind: 'unreadable' }, broken);
    }
  });
});

describe('questions', () => {
  it('ask for every field of every part, and for nothing else', () => {
    for (const { name, questions } of QUESTION_PARTS) {
      if (name === 'contracts') continue;
      const asked = questions.map(({ field }) => field);
      assert.deepEqual(asked.toSorted(), Object.keys(FACT_GROUPS[name].shape).toSorted(), name);
    }
    const parts = QUESTION_PARTS.map(({ name }) => name).toSorted();
    assert.deepEqual(parts, [...Object.keys(FACT_GROUPS), 'contracts'].toSorted());
  });

  it('name each supervisory authority once, with an address only where one was seen', () => {
    const keys = SUPERVISORY_AUTHORITIES.map(({ key }) => key);
    assert.equal(new Set(keys).size, 18);
    for (const { seen, website } of SUPERVISORY_AUTHORITIES) {
      assert.match(website, /^https:\/\//);
      if (seen === undefined) continue;
      assert.match(seen.address, /, \d{5} \p{L}+/u);
      assert.match(seen.on, /^\d{4}-\d\d-\d\d$/);
    }
  });
});
