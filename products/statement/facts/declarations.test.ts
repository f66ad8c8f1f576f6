import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluate } from '../../../shared/claims/evaluate.ts';
import type { Finding } from '../../../shared/claims/finding.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { syntheticFacts } from '../../../tests/kit/synthetic-facts.ts';
import { factsClaims } from './claims.ts';
import { declarations, factValues } from './declarations.ts';
import type { Facts } from './facts.ts';
import { judgeLocation } from './judge-location.ts';
import { locationProbe } from './server/probe-location.ts';

const DAY_MS = 86_400_000;

async function sentenceOf(
  id: string,
  facts: Facts,
  { nowMs = Date.now(), evidence = [] as readonly Finding[] } = {},
) {
  const stated = { declarations: await declarations(facts), values: factValues(facts) };
  const found = evaluate(factsClaims, stated, evidence, nowMs).find((one) => one.id === id);
  assert.ok(found);
  return found;
}

describe('what the operator declares', () => {
  it('names the controller, until when, and whose word it is', async () => {
    const facts = syntheticFacts();
    const { state, text, declaration } = await sentenceOf('W1', facts);
    assert.equal(state, 'declared');
    assert.match(text.de, /Musterweg 1, 12345 Musterstadt, Deutschland, kontakt@muster\.example/);
    assert.match(text.en, /Germany.*The operator declares this \(valid until \d+ \w+ \d{4}\)/);
    assert.equal(declaration?.by, facts.operator.name);
    assert.match(declaration?.sourceSha256 ?? '', /^[0-9a-f]{64}$/);
  });

  it(`names processors, and takes the sentence back when a contract ends: ${proves(claim('W24'))}`, async () => {
    const facts = syntheticFacts();
    const [contract] = facts.contracts ?? [];
    assert.ok(contract);
    const valid = await sentenceOf('W24', facts);
    assert.equal(valid.state, 'declared');
    assert.match(valid.text.de, /Musterhost AG \(AVV 2026-1\)/);
    assert.equal(valid.declaration?.sourceSha256, contract.sha256);
    const later = await sentenceOf('W24', facts, { nowMs: Date.now() + 302 * DAY_MS });
    assert.deepEqual([later.state, later.reason], ['not-checked', 'outdated']);
    assert.match(later.text.de, /abgelaufen/);
    const second = { ...contract, host: 'Zweite AG', validUntil: '2020-01-01' };
    const mixed = await sentenceOf('W24', { ...facts, contracts: [contract, second] });
    assert.equal(mixed.state, 'not-checked');
  });

  it('says nothing of processors while a rented machine has no contract', async () => {
    const { contracts: _gone, ...facts } = syntheticFacts();
    assert.equal((await sentenceOf('W24', facts)).state, 'not-checked');
    const own = { ...facts, hosting: { ...facts.hosting, rented: 'no' as const } };
    assert.match((await sentenceOf('W24', own)).text.de, /niemand außer dem Betreiber selbst/);
  });

  it(`names the location, and takes it back for an address elsewhere: ${proves(claim('W22'))}`, async () => {
    const facts = syntheticFacts();
    const nowMs = Date.now();
    const finding = (addresses: readonly string[]): Finding => ({
      claim: 'W22',
      need: 1,
      atMs: nowMs - 1,
      by: 'live',
      independent: true,
      ...judgeLocation(facts.hosting, addresses),
    });
    const inside = await sentenceOf('W22', facts, {
      nowMs,
      evidence: [finding(['192.0.2.7', '::ffff'])],
    });
    assert.equal(inside.state, 'contrary', 'one address that lies in no network is enough');
    const all = await sentenceOf('W22', facts, {
      nowMs,
      evidence: [finding(['192.0.2.7', '2001:db8::7'])],
    });
    assert.equal(all.state, 'declared');
    assert.match(all.text.de, /Rechenzentrum Süd, Karlsruhe, Deutschland/);
    const probe = locationProbe({ addresses: ['203.0.113.1'], networks: facts.hosting.networks });
    assert.deepEqual(await probe.run(), { outcome: 'fails', code: 'address-elsewhere' });
    const undeclared = await locationProbe({ addresses: ['203.0.113.1'] }).run();
    assert.deepEqual(undeclared, { outcome: 'not-checked', code: 'nothing-declared' });
    assert.deepEqual(judgeLocation(facts.hosting, []), {
      outcome: 'not-checked',
      code: 'no-address',
    });
  });

  it('runs out with the first of the facts it rests on', async () => {
    const facts = syntheticFacts();
    const early = { ...facts, contact: { ...facts.contact, validUntil: '2020-01-01' } };
    assert.deepEqual((await sentenceOf('W1', early)).reason, 'outdated');
  });
});
