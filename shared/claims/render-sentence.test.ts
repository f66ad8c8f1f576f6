import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claim } from './claim.ts';
import { dateText, momentText } from './date-text.ts';
import { evaluate } from './evaluate.ts';
import { COMMON_PHRASES } from './finding-phrases.ts';
import { parseFinding, type Finding } from './finding.ts';
import type { FactValues } from './render-sentence.ts';

const NOW = Date.UTC(2026, 2, 3, 23, 30);

const rain: Claim = {
  id: 'T1',
  class: 'T',
  scope: { surface: 'every', tenant: 'instance', roomModes: 'every' },
  texts: {
    de: {
      true: 'In {place} regnet es nicht. Nachgewiesen am {date}.',
      false: 'Trifft derzeit nicht zu: Bei der Prüfung am {date} regnete es ({finding}).',
      unknown: 'Ob es regnet, ist nicht überprüft.',
      declared: 'Der Betreiber gibt an, dass es nicht regnet (gültig bis {until}).',
    },
    en: {
      true: 'It does not rain in {place}. Proven on {date}.',
      false: 'Does not currently hold: in the check on {date} it rained ({finding}).',
      unknown: 'Whether it rains is not checked.',
      declared: 'The operator declares that it does not rain (valid until {until}).',
    },
  },
  evidence: [{ kind: 'probe', shows: 'a look out of the window' }],
  findings: { shower: { de: 'Schauer', en: 'a shower' } },
  maxAgeDays: 8,
};
const holds: Finding = {
  claim: 'T1',
  need: 0,
  outcome: 'holds',
  atMs: NOW,
  by: 'live',
  independent: true,
};
const PLACE = { place: { de: 'Köln', en: 'Cologne' } };

function textOf(finding: Finding, values: FactValues = PLACE, claim: Claim = rain) {
  return evaluate([claim], { declarations: [], values }, [finding], NOW)[0];
}

test('dates are written out in German and in English', () => {
  assert.equal(dateText(NOW, 'de'), '3. März 2026');
  assert.equal(dateText(NOW, 'en'), '3 March 2026');
  assert.equal(momentText(NOW, 'de'), '3. März 2026, 23:30 Uhr (UTC)');
  assert.equal(momentText(NOW, 'en'), '3 March 2026, 23:30 (UTC)');
});

test('a proven sentence names its date and its facts in both languages', () => {
  assert.deepEqual(textOf(holds)?.text, {
    de: 'In Köln regnet es nicht. Nachgewiesen am 3. März 2026.',
    en: 'It does not rain in Cologne. Proven on 3 March 2026.',
  });
});

test('a contradiction is printed with words for what was found', () => {
  const fails = { ...holds, outcome: 'fails', code: 'shower' } as const;
  assert.deepEqual(textOf(fails)?.text, {
    de: 'Trifft derzeit nicht zu: Bei der Prüfung am 3. März 2026 regnete es (Schauer).',
    en: 'Does not currently hold: in the check on 3 March 2026 it rained (a shower).',
  });
});

test('codes that every check knows have words, and an unknown one is named as a code', () => {
  const said = (code: string) => textOf({ ...holds, outcome: 'fails', code })?.text.de ?? '';
  assert.ok(said('timed-out').includes(COMMON_PHRASES['timed-out']?.de ?? '?'));
  assert.match(said('toString'), /\(Befund toString\)/);
});

test('what nobody independent checked says so before it says anything else', () => {
  assert.deepEqual(textOf({ ...holds, independent: false })?.text, {
    de: 'Nicht unabhängig geprüft (am 3. März 2026): In Köln regnet es nicht.',
    en: 'Not checked independently (on 3 March 2026): It does not rain in Cologne.',
  });
});

test('a sentence that lacks a fact is not said, and its claim counts as not checked', () => {
  const sentence = textOf(holds, {});
  assert.equal(sentence?.state, 'not-checked');
  assert.equal(sentence.text.de, 'Ob es regnet, ist nicht überprüft.');
});

test('a fact with braces in it is printed as it is', () => {
  assert.match(textOf(holds, { place: '{date}' })?.text.de ?? '', /^In \{date\} regnet/);
});

test('a finding is read as it was written, and nothing else is one', () => {
  assert.deepEqual(parseFinding({ ...holds, code: 'shower' }), { ...holds, code: 'shower' });
  const malformed: readonly unknown[] = [
    undefined,
    null,
    [],
    'holds',
    { ...holds, claim: 'not an id' },
    { ...holds, need: -1 },
    { ...holds, need: 0.5 },
    { ...holds, outcome: 'true' },
    { ...holds, code: 'Free Text' },
    { ...holds, atMs: '1' },
    { ...holds, by: 'somebody' },
    { ...holds, independent: 1 },
    { ...holds, more: 1 },
  ];
  for (const value of malformed) assert.equal(parseFinding(value), undefined);
});
