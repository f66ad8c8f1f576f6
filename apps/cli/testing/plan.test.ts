import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OperatorError } from '../operator-error.ts';
import { allTestFiles, isSlow, parseTestPlan, type TestPlan } from './plan.ts';

describe('what ./blende test runs', () => {
  const CASES: readonly [string, TestPlan][] = [
    ['', { kind: 'all' }],
    ['fast', { kind: 'fast' }],
    ['rooms/', { kind: 'named', name: 'rooms/' }],
    ['long', { kind: 'campaigns' }],
    ['long joins', { kind: 'campaign', name: 'joins' }],
    ['--help', { kind: 'help' }],
  ];
  for (const [line, plan] of CASES) test(`"${line}"`, () => assert.deepEqual(parse(line), plan));

  const REFUSED: readonly [string, string][] = [
    ['--quick', 'option-unknown'],
    ['rooms edge', 'too-many-words'],
    ['long joins now', 'too-many-words'],
  ];
  for (const [line, code] of REFUSED)
    test(`"${line}" is refused`, () => {
      assert.throws(
        () => parse(line),
        (error) => error instanceof OperatorError && error.code === code,
      );
    });

  test('journeys and faults are slow, everything else is in the gate', () => {
    assert.deepEqual(
      ['a.test.ts', 'a.race.test.ts', 'a.journey.test.ts', 'a.fault.test.ts'].map(isSlow),
      [false, false, true, true],
    );
  });

  test('finds the test files of the repository, and none of its dependencies', () => {
    const files = allTestFiles();
    assert.ok(files.includes('apps/cli/testing/plan.test.ts'));
    assert.deepEqual(
      files.filter((file) => file.includes('node_modules')),
      [],
    );
  });
});

function parse(line: string): TestPlan {
  return parseTestPlan(line.split(' ').filter((word) => word !== ''));
}
