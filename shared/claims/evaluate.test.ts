import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Claim, ClaimClass, EvidenceNeed } from './claim.ts';
import type { Declaration } from './declaration.ts';
import { evaluate } from './evaluate.ts';
import type { Finding } from './finding.ts';
import type { Sentence } from './sentence.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 24, 12);
const MAX_AGE_DAYS = 8;

const need = (kind: EvidenceNeed['kind']): EvidenceNeed => ({ kind, shows: 'something' });

function claim(
  id: string,
  claimClass: ClaimClass,
  evidence: readonly [EvidenceNeed, ...EvidenceNeed[]],
): Claim {
  return {
    id,
    class: claimClass,
    scope: { surface: 'every', tenant: 'instance', roomModes: 'every' },
    texts: {
      de: {
        true: 'Es regnet nicht. Nachgewiesen am {date}.',
        false: 'Trifft derzeit nicht zu: am {date} regnete es ({finding}).',
        unknown: 'Ob es regnet, ist nicht überprüft.',
        declared: 'Der Betreiber gibt an, dass es nicht regnet (gültig bis {until}).',
      },
      en: {
        true: 'It does not rain. Proven on {date}.',
        false: 'Does not currently hold: on {date} it rained ({finding}).',
        unknown: 'Whether it rains is not checked.',
        declared: 'The operator declares that it does not rain (valid until {until}).',
      },
    },
    evidence,
    findings: { shower: { de: 'Schauer', en: 'a shower' } },
    maxAgeDays: MAX_AGE_DAYS,
  };
}

const ONE = claim('T1', 'T', [need('probe')]);
const TWO = claim('T1', 'T', [need('test'), need('probe')]);
const DECLARED = claim('T1', 'D', [need('declaration')]);
const DECLARED_AND_PROBED = claim('T1', 'D', [need('declaration'), need('probe')]);
const PROBED_OR_DECLARED = claim('T1', 'P', [need('probe'), need('declaration')]);
const PROCEDURE = claim('T1', 'L', [need('procedure')]);

function finding(changed: Partial<Finding> = {}): Finding {
  return {
    claim: 'T1',
    need: 0,
    outcome: 'holds',
    atMs: NOW - DAY,
    by: 'live',
    independent: true,
    ...changed,
  };
}

function declaration(untilMs: number): Declaration {
  return {
    claim: 'T1',
    by: 'Beispiel GmbH',
    document: 'Vertrag 7',
    sourceSha256: '0'.repeat(64),
    validUntilMs: untilMs,
  };
}

const VALID = declaration(NOW + 30 * DAY);
const EXPIRED = declaration(NOW - 1);
const FAILS = { outcome: 'fails', code: 'shower' } as const;

type Row = readonly [
  behaviour: string,
  claim: Claim,
  evidence: readonly Finding[],
  expected: string,
  declarations?: readonly Declaration[],
];

const rows: readonly Row[] = [
  ['no evidence', ONE, [], 'not-checked none'],
  ['fresh evidence', ONE, [finding()], 'proven'],
  ['evidence of this very moment', ONE, [finding({ atMs: NOW })], 'proven'],
  [
    'evidence of exactly the greatest age',
    ONE,
    [finding({ atMs: NOW - MAX_AGE_DAYS * DAY })],
    'proven',
  ],
  [
    'evidence a millisecond older than that',
    ONE,
    [finding({ atMs: NOW - MAX_AGE_DAYS * DAY - 1 })],
    'not-checked outdated',
  ],
  ['evidence dated in the future', ONE, [finding({ atMs: NOW + 1 })], 'not-checked none'],
  [
    'a contradiction dated in the future',
    ONE,
    [finding({ ...FAILS, atMs: NOW + 1 })],
    'not-checked none',
  ],
  ['a twin that holds', ONE, [finding({ by: 'twin' })], 'proven'],
  ['evidence for another claim', ONE, [finding({ claim: 'T2' })], 'not-checked none'],
  ['evidence for a need that is not there', ONE, [finding({ need: 1 })], 'not-checked none'],
  ['a contradiction', ONE, [finding(FAILS)], 'contrary'],
  [
    'a contradiction that is not independent',
    ONE,
    [finding({ ...FAILS, independent: false })],
    'contrary',
  ],
  [
    'a contradiction beside a proof of the same moment',
    ONE,
    [finding(), finding(FAILS)],
    'contrary',
  ],
  [
    'a contradiction of the twin beside a proof that is live',
    ONE,
    [finding({ atMs: NOW }), finding({ ...FAILS, by: 'twin' })],
    'contrary',
  ],
  ['a contradiction after a proof', ONE, [finding(), finding({ ...FAILS, atMs: NOW })], 'contrary'],
  ['a proof after a contradiction', ONE, [finding(FAILS), finding({ atMs: NOW })], 'proven'],
  [
    'a proof that is not independent after a contradiction that is',
    ONE,
    [finding(FAILS), finding({ atMs: NOW, independent: false })],
    'contrary',
  ],
  [
    'a check that could not tell after a contradiction',
    ONE,
    [finding(FAILS), finding({ outcome: 'not-checked', atMs: NOW })],
    'contrary',
  ],
  [
    'a contradiction that is too old',
    ONE,
    [finding({ ...FAILS, atMs: NOW - 9 * DAY })],
    'not-checked none',
  ],
  [
    'a check that could not tell',
    ONE,
    [finding({ outcome: 'not-checked', code: 'no-access' })],
    'not-checked could-not-check',
  ],
  ['both of two needs', TWO, [finding(), finding({ need: 1 })], 'proven'],
  ['one of two needs missing', TWO, [finding()], 'not-checked none'],
  [
    'one of two needs too old',
    TWO,
    [finding(), finding({ need: 1, atMs: NOW - 9 * DAY })],
    'not-checked outdated',
  ],
  ['one of two needs contradicted', TWO, [finding(), finding({ ...FAILS, need: 1 })], 'contrary'],
  [
    'evidence that is not independent',
    ONE,
    [finding({ independent: false })],
    'not-checked not-independent',
  ],
  [
    'one of two needs not independent',
    TWO,
    [finding(), finding({ need: 1, independent: false })],
    'not-checked not-independent',
  ],
  ['a release test alone', ONE, [finding({ by: 'release-test' })], 'not-checked none'],
  [
    'a release test for one need and a probe for the other',
    TWO,
    [finding({ by: 'release-test' }), finding({ need: 1 })],
    'not-checked none',
  ],
  [
    'a release test that fails',
    ONE,
    [finding(), finding({ ...FAILS, by: 'release-test' })],
    'contrary',
  ],
  ['class D without a declaration', DECLARED, [], 'not-checked none'],
  ['class D with a valid declaration', DECLARED, [], 'declared', [VALID]],
  ['class D on the last moment of its declaration', DECLARED, [], 'declared', [declaration(NOW)]],
  ['class D with an expired declaration', DECLARED, [], 'not-checked outdated', [EXPIRED]],
  ['class D with an expired and a new declaration', DECLARED, [], 'declared', [EXPIRED, VALID]],
  [
    'class D with a declaration for another claim',
    DECLARED,
    [],
    'not-checked none',
    [{ ...VALID, claim: 'T2' }],
  ],
  [
    'class D never proven, even if probes hold',
    DECLARED_AND_PROBED,
    [finding({ need: 1 })],
    'declared',
    [VALID],
  ],
  [
    'class D contradicted by a probe',
    DECLARED_AND_PROBED,
    [finding({ ...FAILS, need: 1 })],
    'contrary',
    [VALID],
  ],
  ['class P declared where it cannot be probed', PROBED_OR_DECLARED, [], 'declared', [VALID]],
  ['class P probed and declared', PROBED_OR_DECLARED, [finding()], 'proven', [VALID]],
  ['class P probed, its declaration missing', PROBED_OR_DECLARED, [finding()], 'not-checked none'],
  ['class T with a declaration that it does not ask for', ONE, [], 'not-checked none', [VALID]],
  ['class L without a check of its procedure', PROCEDURE, [], 'not-checked none'],
  ['class L with a check of its procedure', PROCEDURE, [finding()], 'proven'],
  ['class L with a procedure that fails', PROCEDURE, [finding(FAILS)], 'contrary'],
];

function evaluateOne(
  claim: Claim,
  evidence: readonly Finding[],
  declarations: readonly Declaration[] = [],
): Sentence {
  const [sentence] = evaluate([claim], { declarations, values: {} }, evidence, NOW);
  assert.ok(sentence !== undefined);
  return sentence;
}

describe('the state of a sentence', () => {
  for (const [behaviour, subject, evidence, expected, declarations] of rows) {
    test(`${behaviour}: ${expected}`, () => {
      const { state, reason } = evaluateOne(subject, evidence, declarations);
      assert.equal([state, ...(reason === undefined ? [] : [reason])].join(' '), expected);
      // The order in which evidence was written down decides nothing.
      const reversed = evaluateOne(subject, evidence.toReversed(), declarations);
      assert.equal(reversed.state, state);
    });
  }

  test('release tests are shown beside the sentence, the newest of each need', () => {
    const old = finding({ by: 'release-test', atMs: NOW - 90 * DAY });
    const newer = finding({ by: 'release-test', atMs: NOW - 20 * DAY });
    const { releaseTests, findings } = evaluateOne(ONE, [old, newer]);
    assert.deepEqual([releaseTests, findings], [[newer], []]);
  });

  test('evidence keeps what its reader added to it, and is not changed', () => {
    const logged = Object.freeze({ ...finding(), index: 7 });
    const [sentence] = evaluate([ONE], { declarations: [], values: {} }, [logged], NOW);
    assert.equal(sentence?.findings[0]?.index, 7);
  });

  test('one sentence for each claim, in their order', () => {
    const other = { ...ONE, id: 'T2' };
    const sentences = evaluate([other, ONE], { declarations: [], values: {} }, [finding()], NOW);
    assert.deepEqual(
      sentences.map(({ id, state }) => [id, state]),
      [
        ['T2', 'not-checked'],
        ['T1', 'proven'],
      ],
    );
  });
});
