import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureCode } from './failure-code.ts';

test('a failure is told by a known code or class, and never by its message', () => {
  const CASES: readonly [unknown, string][] = [
    [Object.assign(new Error('for Ada'), { code: 'EADDRINUSE' }), 'EADDRINUSE'],
    [Object.assign(new Error('for Ada'), { code: 'for Ada' }), 'unknown'],
    [Object.assign(new Error('x'), { name: 'Ada' }), 'unknown'],
    [new TypeError('for Ada'), 'TypeError'],
    ['for Ada', 'unknown'],
    [undefined, 'unknown'],
  ];
  for (const [error, code] of CASES) assert.equal(failureCode(error), code);
});
