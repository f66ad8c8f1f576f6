import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { jobsDatabase } from '../../tests/kit/jobs-database.ts';
import { withTenant } from '../database/with-tenant.ts';
import { enqueueJob } from './enqueue-job.ts';
import { handles } from './job-handler.ts';
import { JobWorker } from './job-worker.ts';
import { listJobs } from './tenant-jobs.ts';
import { slowKind } from './testing/slow-kind.ts';

const MAIN = join(import.meta.dirname, 'testing/slow-worker.main.ts');

it('gives the job of a worker that was killed to another one', async () => {
  await using db = await jobsDatabase();
  const tenant = await db.newTenant();
  await withTenant(db.app, tenant, async (tx) => await enqueueJob(tx, slowKind, {}));
  const { password, ...open } = db.connection;
  const child = fork(MAIN, { execArgv: ['--no-warnings'] });
  child.send({ ...open, password: password.reveal() });
  await once(child, 'message');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const attempts: number[] = [];
  const handle = async (_payload: unknown, { attempt }: { attempt: number }): Promise<void> => {
    attempts.push(attempt);
    await Promise.resolve();
  };
  const events = { ended: () => undefined, databaseFailed: () => undefined };
  await using during = new AsyncDisposableStack();
  during.use(await JobWorker.open(db.connection, { handled: [handles(slowKind, handle)] }, events));
  const [held] = await listJobs(db.system, tenant, [slowKind]);
  assert.equal(held?.state, 'running', 'the dead worker still holds it');
  let state: string | undefined = held.state;
  const codes = new Set<string>();
  for (const deadline = Date.now() + 30_000; state !== 'done' && Date.now() < deadline;) {
    const [view] = await listJobs(db.system, tenant, [slowKind]);
    state = view?.state;
    if (view?.state === 'waiting') codes.add(view.code);
    await delay(20);
  }
  assert.equal(state, 'done');
  assert.deepEqual([attempts, [...codes]], [[2], ['worker-lost']]);
});
