import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from './finding.ts';
import { judgeClock, judgeDisk, judgeMemory, judgeSwap } from './machine.ts';

const GIB = 1024 ** 3;
const DAY_MS = 86_400_000;
const SWAP_HEAD = 'Filename\tType\tSize\tUsed\tPriority\n';

test('the doctor tells apart what is fine, worth knowing and wrong', () => {
  const CASES: readonly [string, Finding, Finding['verdict']][] = [
    ['much disk', judgeDisk('data folder', 10 * GIB), 'fine'],
    ['little disk', judgeDisk('data folder', GIB), 'wrong'],
    ['much memory', judgeMemory('MemTotal: 9 kB\nMemAvailable:    4000000 kB\n'), 'fine'],
    ['little memory', judgeMemory('MemAvailable:    40000 kB\n'), 'wrong'],
    ['memory that cannot be read', judgeMemory(''), 'wrong'],
    ['no swap', judgeSwap(SWAP_HEAD), 'fine'],
    ['swap', judgeSwap(`${SWAP_HEAD}/dev/sda2 partition 1 0 -2\n`), 'note'],
    ['a clock in step', judgeClock(5 * DAY_MS, DAY_MS, true), 'fine'],
    ['a clock nobody vouches for', judgeClock(5 * DAY_MS, DAY_MS, false), 'note'],
    ['a clock in the past', judgeClock(DAY_MS, 5 * DAY_MS, true), 'wrong'],
  ];
  for (const [name, { verdict }, expected] of CASES) assert.equal(verdict, expected, name);
});
