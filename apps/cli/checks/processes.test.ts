import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from './finding.ts';
import { judgeCoreDumps, judgeOwnUsers, judgePtrace } from './processes.ts';

test('the doctor says what on this machine could show the memory of a process', () => {
  const CASES: readonly [string, Finding, Finding['verdict']][] = [
    ['users of their own', judgeOwnUsers(undefined), 'fine'],
    ['an ordinary user', judgeOwnUsers('not-root'), 'note'],
    ['a container without the right', judgeOwnUsers('refused'), 'note'],
    ['attaching to children alone', judgePtrace('1'), 'fine'],
    ['attaching never', judgePtrace('3'), 'fine'],
    ['attaching to everything', judgePtrace('0'), 'note'],
    ['a kernel without such a setting', judgePtrace(undefined), 'note'],
    ['core dumps as files', judgeCoreDumps('/var/core/%p'), 'fine'],
    ['core dumps to systemd', judgeCoreDumps('|/usr/lib/systemd/systemd-coredump %P'), 'fine'],
    ['core dumps to another program', judgeCoreDumps('|/opt/collect %p'), 'note'],
    ['a program that only sounds alike', judgeCoreDumps('|/opt/not-systemd-coredump %P'), 'note'],
  ];
  for (const [name, { verdict }, expected] of CASES) assert.equal(verdict, expected, name);
});
