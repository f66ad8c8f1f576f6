import assert from 'node:assert/strict';
import { it } from 'node:test';
import { failureOf, JobFailure } from './job-failure.ts';
import { jobKind } from './job-kind.ts';

const kind = jobKind({ name: 'scrub', payload: {}, failures: ['copy-missing'], timeLimit: 1 });

const cases: readonly [what: string, error: unknown, code: string, isFinal: boolean][] = [
  ['a word of the kind', new JobFailure('copy-missing'), 'copy-missing', false],
  ['a word of all kinds', new JobFailure('keys-locked', { isFinal: true }), 'keys-locked', true],
  ['a word of another kind', new JobFailure('title-of-anna'), 'unexpected', false],
  ['an error with a text', new Error('Kündigung von Anna'), 'unexpected', false],
  ['a full disk', Object.assign(new Error('x'), { code: 'ENOSPC' }), 'disk-full', false],
  ['a database that ended', Object.assign(new Error('x'), { code: '57P01' }), 'database', false],
  [
    'a database that is gone',
    Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
    'database',
    false,
  ],
  [
    'a code that nobody knows',
    Object.assign(new Error('x'), { code: 'Anna' }),
    'unexpected',
    false,
  ],
  ['a text instead of an error', 'Kündigung von Anna', 'unexpected', false],
  ['nothing', undefined, 'unexpected', false],
];
for (const [what, error, code, isFinal] of cases)
  it(`keeps of ${what} the word ${code}`, () => {
    assert.deepEqual(failureOf(kind, error), { code, isFinal });
  });
