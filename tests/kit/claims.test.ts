import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { allClaims } from '../../apps/server/all-claims.ts';
import { factValues } from '../../products/statement/facts/declarations.ts';
import type { ClaimTexts } from '../../shared/claims/claim.ts';
import { PROVEN_ENDING } from '../../shared/claims/render-sentence.ts';
import { parseSource, readSources } from './architecture/source.ts';
import { claim, proves } from './claims.ts';
import { claimsProvenIn } from './proven-claims.ts';
import { syntheticFacts } from './synthetic-facts.ts';

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted();

const STATES = ['true', 'false', 'unknown', 'declared'] as const satisfies (keyof ClaimTexts)[];

test('claims have different ids', () => {
  const ids = allClaims.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
});

test('an unknown id neither compiles nor runs', () => {
  // @ts-expect-error the union of ids is closed
  assert.throws(() => claim('W999'), RangeError);
});

test('a claim that rests on a declaration alone cannot be proven by a test', () => {
  const declared = { ...claim('W7'), evidence: [{ kind: 'declaration', shows: 'x' }] } as const;
  assert.throws(() => proves(declared), TypeError);
});

/** What the operator's facts put into a sentence that rests on their word. */
const FACTS: readonly string[] = Object.keys(factValues(syntheticFacts()));

for (const { id, class: claimClass, texts, evidence, maxAgeDays } of allClaims) {
  test(`${id} speaks in four states and two languages`, () => {
    const sentences = STATES.flatMap((state) => [texts.de[state], texts.en[state]]);
    assert.equal(new Set(sentences).size, sentences.length);
    for (const state of STATES) {
      assert.deepEqual(placeholders(texts.de[state]), placeholders(texts.en[state]), state);
    }
    // What follows is cut off where a check was not independent.
    assert.ok(texts.de.true.endsWith(PROVEN_ENDING.de) && texts.en.true.endsWith(PROVEN_ENDING.en));
    assert.deepEqual(placeholders(texts.de.false), ['date', 'finding']);
    assert.deepEqual(placeholders(texts.de.unknown), []);
    const named = placeholders(texts.de.declared);
    const facts = claimClass === 'D' ? named.filter((name) => FACTS.includes(name)) : [];
    assert.deepEqual(named, [...facts, 'until'].toSorted());
    for (const { shows, showsInGerman } of evidence) assert.notEqual(showsInGerman ?? shows, shows);
    assert.ok(maxAgeDays > 0 && maxAgeDays <= 8);
  });
}

test('every claim that a test can prove is proven by one, and a planted gap is found', () => {
  const sources = readSources(join(import.meta.dirname, '../..'));
  const fixture = parseSource(
    'tests/planted.test.ts',
    `proves(claim('W-bound')); claim('W-only-named'); proves(other('W-other'));`,
    new Map(),
  );
  const proven = claimsProvenIn([...sources, fixture]);
  const gaps = (ids: readonly string[]) => ids.filter((id) => !proven.has(id));
  const ids = allClaims.filter(({ evidence }) => evidence.some(({ kind }) => kind === 'test'));
  const planted = ['W-bound', 'W-only-named', 'W-other'];
  assert.deepEqual(gaps([...ids.map(({ id }) => id), ...planted]), ['W-only-named', 'W-other']);
});
