import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fails, HOLDS, notChecked, type ProbeOutcome } from '@blende/shared/claims/probe.ts';
import { nextRunMs } from './next-run.ts';
import { runProbes } from './run-probes.ts';
import { tellFinding } from './told-finding.ts';
import { claim } from '../../../tests/kit/claims.ts';

const NEVER = new Promise<never>(() => undefined);
const deps = { now: () => 7, independent: true, tooLong: () => NEVER };

describe('a run of probes', () => {
  const CASES: readonly [string, () => Promise<ProbeOutcome>, object][] = [
    ['holds', async () => HOLDS, { outcome: 'holds' }],
    ['fails', async () => fails('cookie-set'), { outcome: 'fails', code: 'cookie-set' }],
    [
      'could not look',
      async () => notChecked('no-access'),
      { outcome: 'not-checked', code: 'no-access' },
    ],
    [
      'broke off',
      async () => {
        throw new Error('for Ada');
      },
      { outcome: 'not-checked', code: 'check-failed' },
    ],
  ];
  for (const [name, run, expected] of CASES)
    test(`that ${name} is written down as such`, async () => {
      const findings = await runProbes([{ claim: 'W7', need: 1, run }], deps);
      const rest = { claim: 'W7', need: 1, atMs: 7, by: 'live', independent: true };
      assert.deepEqual(findings, [{ ...rest, ...expected }]);
    });

  test('that takes too long proves nothing, and the next one still runs', async () => {
    const probes = [
      { claim: 'W7', need: 0, run: () => NEVER },
      { claim: 'W7', need: 1, run: async () => HOLDS },
    ];
    const waits = [Promise.resolve(), NEVER];
    const tooLong = () => waits.shift() ?? NEVER;
    const findings = await runProbes(probes, { ...deps, tooLong });
    assert.deepEqual(
      findings.map(({ outcome, code }) => [outcome, code]),
      [
        ['not-checked', 'timed-out'],
        ['holds', undefined],
      ],
    );
  });

  test('by a process that shares its user says so', async () => {
    const probes = [{ claim: 'W7', need: 1, run: async () => HOLDS }];
    const [finding] = await runProbes(probes, { ...deps, independent: false });
    assert.equal(finding?.independent, false);
  });

  test('comes about daily, at no time that is known before', () => {
    const HOUR_MS = 3_600_000;
    assert.deepEqual(
      [nextRunMs(0), nextRunMs(0.5), nextRunMs(1)],
      [12, 24, 36].map((h) => h * HOUR_MS),
    );
  });
});

test('a finding is told in words, and an unknown one without them', () => {
  const found = { claim: 'W7', need: 1, atMs: 7, by: 'live', independent: true } as const;
  const { shows, because } = tellFinding({ ...found, outcome: 'fails', code: 'cookie-set' }, [
    claim('W7'),
  ]);
  assert.match(shows, /^no answer sets a cookie/);
  assert.equal(because, 'an answer sets a cookie');
  assert.deepEqual(tellFinding({ ...found, outcome: 'holds' }, []), {
    claim: 'W7',
    outcome: 'holds',
    shows: '',
  });
});
