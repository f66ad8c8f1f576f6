import assert from 'node:assert/strict';
import { it } from 'node:test';
import { jobKind } from './job-kind.ts';
import { jobView, type JobRow } from './job-view.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 1, 0, minute));
const kind = jobKind({
  name: 'scrub',
  payload: {},
  steps: ['reading', 'healing'],
  failures: ['copy-missing'],
  timeLimit: 1,
});
const row: JobRow = {
  id: '0b6ee1a8-5c0f-4f0e-9d5b-1c8a4c6f7e21',
  name: 'scrub',
  state: 'created',
  retry_count: 0,
  created_on: at(0),
  start_after: at(1),
  started_on: at(2),
  completed_on: at(3),
  output: null,
  percent: null,
  step: null,
};

const cases: readonly [what: string, change: Partial<JobRow>, told: object][] = [
  ['waits', {}, { state: 'queued', notBefore: at(1), attempt: 1 }],
  [
    'runs',
    { state: 'active', percent: 40, step: 'healing', retry_count: 1 },
    { state: 'running', since: at(2), percent: 40, step: 'healing', attempt: 2 },
  ],
  [
    'runs with a word that nobody declared',
    { state: 'active', percent: 40, step: 'Anna' },
    { state: 'running', since: at(2), percent: 40, step: undefined, attempt: 1 },
  ],
  [
    'waits for another attempt',
    { state: 'retry', output: { code: 'copy-missing' } },
    { state: 'waiting', until: at(1), code: 'copy-missing', attempt: 1 },
  ],
  [
    'lost its worker',
    { state: 'retry', output: { value: { message: 'job heartbeat timeout' } } },
    { state: 'waiting', until: at(1), code: 'worker-lost', attempt: 1 },
  ],
  [
    'failed with a text',
    { state: 'failed', output: { code: 'Kündigung von Anna', message: 'Anna' } },
    { state: 'failed', at: at(3), code: 'unexpected', attempt: 1 },
  ],
  ['is done', { state: 'completed' }, { state: 'done', at: at(3), attempt: 1 }],
  ['is cancelled', { state: 'cancelled' }, { state: 'cancelled', at: at(3), attempt: 1 }],
];
for (const [what, change, told] of cases)
  it(`tells of a job that ${what}`, () => {
    const common = { id: row.id, kind: 'scrub', created: at(0) };
    assert.deepEqual(jobView({ ...row, ...change }, kind), { ...common, ...told });
  });

it('knows no words of a kind that this program does not have', () => {
  const told = jobView({ ...row, state: 'failed', output: { code: 'copy-missing' } }, undefined);
  assert.deepEqual(told.state === 'failed' && told.code, 'unexpected');
});
