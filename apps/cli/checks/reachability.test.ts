import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from './finding.ts';
import { judgeDomain, judgeLife } from './reachability.ts';

const day = (date: string): Date => new Date(`${date}T00:00:00Z`);
const HERE = ['192.0.2.7', '2001:db8::7'];

test('the doctor tells what keeps others from reaching this machine', () => {
  const CASES: readonly [string, Finding, Finding['verdict']][] = [
    ['a long life', judgeLife(day('2026-12-31'), day('2026-12-01')), 'fine'],
    ['a short life', judgeLife(day('2026-12-31'), day('2026-12-20')), 'note'],
    ['a name of ours', judgeDomain('a.example', ['192.0.2.7'], HERE), 'fine'],
    ['a name of ours, both families', judgeDomain('a.example', HERE, HERE), 'fine'],
    ['a name that also leads elsewhere', judgeDomain('a.example', [...HERE, '::9'], HERE), 'note'],
    ['a name that leads nowhere', judgeDomain('a.example', [], HERE), 'wrong'],
  ];
  for (const [name, { verdict }, expected] of CASES) assert.equal(verdict, expected, name);
});
