import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import { asciiCanary, type Canary } from '../../tests/kit/leak/canary.ts';
import { jobsDatabase, type JobsDatabase } from '../../tests/kit/jobs-database.ts';
import type { Brand } from '../basics/brand.ts';
import { catalogueProblems } from '../database/catalogue/catalogue-problems.ts';
import { poolConfig } from '../database/connect/pool-config.ts';
import { withTenant } from '../database/with-tenant.ts';
import type { TenantId } from '../protocol/tenant-id.ts';
import { enqueueJob, type JobId } from './enqueue-job.ts';
import { JobFailure } from './job-failure.ts';
import { handles, type JobContext } from './job-handler.ts';
import { jobKind } from './job-kind.ts';
import type { JobView } from './job-view.ts';
import { JobWorker } from './job-worker.ts';
import { countField, idField } from './payload-field.ts';
import { cancelJob, listJobs } from './tenant-jobs.ts';

type ThingId = Brand<string, 'ThingId'>;
const THING = '0b6ee1a8-5c0f-4f0e-9d5b-1c8a4c6f7e21' as ThingId;
const PATIENCE_MS = 15_000;

const work = jobKind({
  name: 'test-work',
  payload: { thing: idField<ThingId>(), count: countField() },
  steps: ['reading', 'writing'],
  failures: ['copy-missing'],
  attempts: 3,
  waitFirst: 1,
  waitAtMost: 1,
  timeLimit: 30,
});
const quick = jobKind({ name: 'test-quick', payload: { count: countField() }, timeLimit: 30 });
const alone = jobKind({
  name: 'test-alone',
  payload: { count: countField() },
  timeLimit: 30,
  isSingle: true,
});
const kinds = [work, quick, alone];

describe('jobs in a real database', () => {
  let db: JobsDatabase;
  let tenant: TenantId;
  /** What the handler of `work` does in the test that runs. */
  let handler: (payload: { count: number }, context: JobContext) => Promise<void>;
  const order: string[] = [];
  let gate = Promise.withResolvers<void>();
  const handled = [
    handles(work, async (payload, context) => await handler(payload, context)),
    handles(quick, async (_payload, { tenant }) => {
      await gate.promise;
      order.push(tenant ?? 'instance');
    }),
    handles(alone, async () => await delay(50)),
  ];
  const events = { ended: () => undefined, databaseFailed: () => undefined };
  const open = async (): Promise<JobWorker> =>
    await JobWorker.open(db.connection, { handled }, events);

  before(async () => {
    db = await jobsDatabase();
    tenant = await db.newTenant();
  });
  after(async () => await db[Symbol.asyncDispose]());

  const ask = async (of = tenant, count = 1): Promise<JobId> =>
    await withTenant(db.app, of, async (tx) => await enqueueJob(tx, work, { thing: THING, count }));

  async function until(id: JobId, state: JobView['state'], of = tenant): Promise<JobView> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const view = (await listJobs(db.system, of, kinds)).find((one) => one.id === id);
      if (view?.state === state) return view;
      if (Date.now() > deadline)
        assert.fail(`${state} expected, ${view?.state ?? 'nothing'} found`);
      await delay(20);
    }
  }

  it('has the tables that this version of pg-boss expects, and keeps the line between tenants', async () => {
    const connection = poolConfig(await connectionOfOwner());
    const boss = new PgBoss({ ...(connection as object), schema: 'pgboss', migrate: false });
    boss.on('error', () => undefined);
    await boss.start();
    const drift = await boss.detectSchemaDrift();
    await boss.stop({ graceful: false });
    assert.equal(drift.ok, true, JSON.stringify(drift));
    assert.deepEqual(await catalogueProblems(db.owner), []);
  });

  async function connectionOfOwner() {
    return await db.server.connection('blende_owner', db.connection.database);
  }

  it('come to be with the transaction that asks for them, and not without it', async () => {
    await using during = new AsyncDisposableStack();
    during.use(await open());
    const done: number[] = [];
    handler = async ({ count }) => {
      done.push(count);
      await Promise.resolve();
    };
    const taken = withTenant(db.app, tenant, async (tx) => {
      await enqueueJob(tx, work, { thing: THING, count: 1 });
      throw new Error('taken back');
    });
    await assert.rejects(taken, /taken back/);
    const id = await ask(tenant, 2);
    await until(id, 'done');
    assert.deepEqual(done, [2]);
    const views = await listJobs(db.system, tenant, kinds);
    assert.deepEqual(
      views.map((view) => view.id),
      [id],
    );
  });

  it('are out of reach for tenant work, its own and those of others', async () => {
    const other = await db.newTenant();
    const id = await ask(other);
    await withTenant(db.app, tenant, async (tx) => {
      const { rows } = await sql`select * from job_request`.execute(tx);
      assert.deepEqual(rows, []);
    });
    const reaching = withTenant(db.app, tenant, async (tx) => {
      await sql`select * from pgboss.job`.execute(tx);
    });
    await assert.rejects(reaching, { code: '42501' });
    assert.equal(await cancelJob(db.system, tenant, id), false);
    assert.equal(await cancelJob(db.system, other, id), true);
    assert.deepEqual(await listJobs(db.system, other, kinds), []);
  });

  it('of a tenant with 10,000 keep nobody else waiting', async () => {
    const [many, few] = [await db.newTenant(), await db.newTenant()];
    await withTenant(db.app, many, async (tx) => {
      await sql`insert into job_request (tenant_id, job_id, kind, payload)
        select ${many}::uuid, gen_random_uuid(), 'test-quick', '{"count":1}' from generate_series(1, 10000)`.execute(
        tx,
      );
    });
    await withTenant(db.app, few, async (tx) => await enqueueJob(tx, quick, { count: 1 }));
    order.length = 0;
    gate = Promise.withResolvers<void>();
    await using during = new AsyncDisposableStack();
    during.use(await open());
    for (let left = 1; left > 0; await delay(20)) left = await countOf('job_request');
    gate.resolve();
    while (order.length < 3) await delay(1);
    assert.deepEqual(order.slice(0, 3), [many, few, many]);
    await sql`delete from pgboss.job_common where group_id = ${many}`.execute(db.system);
  });

  async function countOf(table: string): Promise<number> {
    const { rows } = await sql<{ count: string }>`select count(*) from ${sql.table(table)}`.execute(
      db.system,
    );
    return Number(rows[0]?.count);
  }

  it('are tried again after a while, and show when and why', async () => {
    await using during = new AsyncDisposableStack();
    during.use(await open());
    handler = async (_payload, { attempt }) => {
      await Promise.resolve();
      if (attempt === 1) throw new JobFailure('copy-missing');
    };
    const id = await ask();
    const waiting = await until(id, 'waiting');
    assert.ok(waiting.state === 'waiting' && waiting.code === 'copy-missing');
    assert.ok(waiting.until.getTime() > waiting.created.getTime());
    assert.equal((await until(id, 'done')).attempt, 2);
  });

  it('say how far they are, and stop when they are cancelled', async () => {
    await using during = new AsyncDisposableStack();
    during.use(await open());
    const stopped = Promise.withResolvers<unknown>();
    handler = async (_payload, { progress, signal }) => {
      progress(40, 'writing');
      progress(50, 'Kündigung');
      await once(signal, 'abort');
      stopped.resolve(signal.reason);
    };
    const id = await ask();
    let view = await until(id, 'running');
    while (view.state === 'running' && view.percent === 0) view = await until(id, 'running');
    assert.ok(view.state === 'running' && view.percent === 40 && view.step === 'writing');
    assert.equal(await cancelJob(db.system, tenant, id), true);
    assert.equal(await stopped.promise, 'lost');
    assert.equal((await until(id, 'cancelled')).state, 'cancelled');
  });

  it('go back when a worker is stopped, and another one does them', async () => {
    const began = Promise.withResolvers<void>();
    handler = async (_payload, { signal }) => {
      began.resolve();
      await once(signal, 'abort');
      throw new Error('stopped');
    };
    const first = await open();
    const id = await ask();
    await began.promise;
    await first[Symbol.asyncDispose]();
    assert.equal((await until(id, 'queued')).attempt, 1);
    handler = async () => await Promise.resolve();
    await using during = new AsyncDisposableStack();
    during.use(await open());
    assert.equal((await until(id, 'done')).attempt, 1);
  });

  it('of the whole instance are there once', async () => {
    await using worker = await open();
    const ids = await Promise.all([
      worker.enqueue(alone, { count: 1 }),
      worker.enqueue(alone, { count: 2 }),
    ]);
    assert.equal(ids.filter((id) => id === undefined).length, 1);
  });

  it('leave nothing of an error in the database, whatever it says', async () => {
    const canary = asciiCanary('what an error says');
    await using during = new AsyncDisposableStack();
    during.use(await open());
    handler = async () => {
      const failure = Object.assign(new Error(canary.text), { detail: { of: [canary.text] } });
      failure.stack = canary.text;
      failure.cause = new Error(canary.text);
      throw await Promise.resolve(failure);
    };
    const id = await ask();
    const failed = await until(id, 'failed');
    assert.ok(failed.state === 'failed' && failed.code === 'unexpected' && failed.attempt === 3);
    assert.deepEqual(await tracesOf(canary), []);
    // The same search finds what is there.
    await sql`create table planted as select ${canary.text}::text as said`.execute(db.owner);
    assert.ok((await tracesOf(canary)).length > 1);
  });

  /** Files of the whole server and a dump in which the mark stands. */
  async function tracesOf({ text }: Canary): Promise<readonly string[]> {
    await sql`checkpoint`.execute(db.server.superuser);
    const { dataFolder } = db.server;
    const files = globSync('**/*', { cwd: dataFolder, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    assert.ok(files.length > 500);
    const found = files.filter((file) => readFileSync(file).includes(text));
    return (await dump()).includes(text) ? [...found, 'dump'] : found;
  }

  async function dump(): Promise<string> {
    const { user, password, database } = await db.server.connection('postgres');
    const env = { PGPASSWORD: password.reveal(), PATH: process.env['PATH'] };
    const args = ['-h', db.server.socketFolder, '-U', user, db.connection.database];
    assert.equal(database, 'postgres');
    return execFileSync('/usr/lib/postgresql/15/bin/pg_dump', args, {
      env,
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
  }
});
