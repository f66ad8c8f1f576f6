import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Kysely } from 'kysely';
import { toDatabaseOptions } from '@blende/shared/database/connect/connection-options.ts';
import { withTenant } from '@blende/shared/database/with-tenant.ts';
import type { KeyId } from '@blende/shared/keys/key-id.ts';
import { storageMigrations } from '@blende/shared/storage/migrations.ts';
import {
  appendToObject,
  beginObject,
  finishObject,
} from '@blende/shared/storage/objects/write-object.ts';
import {
  rememberDraft,
  rememberPart,
  rememberWhole,
} from '@blende/shared/storage/rows/object-rows.ts';
import type { ObjectTables } from '@blende/shared/storage/rows/object-tables.ts';
import { jobsDatabase, type JobsDatabase } from '../../tests/kit/jobs-database.ts';
import { openCopies } from './copy-options.ts';
import { scrubObjects } from './scrub-objects.ts';

const MAIN = join(import.meta.dirname, 'worker.main.ts');

describe('the worker', () => {
  let db: JobsDatabase;
  const place = mkdtempSync(join(tmpdir(), 'blende-worker-'));
  const copies = ['a', 'b'].map((name) => {
    const path = join(place, name);
    const where = { kind: 'unknown', code: 'missing' } as const;
    return { kind: 'folder' as const, path, shownPath: path, machine: null, where };
  });
  before(async () => {
    db = await jobsDatabase(storageMigrations);
  });
  after(async () => {
    await db[Symbol.asyncDispose]();
    rmSync(place, { recursive: true, force: true });
  });

  it('reads all copies back, mends a damaged one and leaves its counts', async () => {
    const storage = await openCopies(copies);
    const app = db.app as unknown as Kysely<ObjectTables>;
    const name = await storeObject(storage.copies, app);
    const file = join(place, 'b', name.slice(0, 2), name);
    const whole = readFileSync(file);
    writeFileSync(file, Buffer.from(whole.toReversed()));
    const said: string[] = [];
    const progress = (_percent: number, step: string): void => void said.push(step);
    const { signal } = new AbortController();
    await scrubObjects({ system: db.system, app, storage }, { signal, progress });
    assert.deepEqual(readFileSync(file), whole);
    const report = JSON.parse(readFileSync(join(place, 'a', 'last-scrub.json'), 'utf8'));
    assert.deepEqual([report.blobs, report.lost, report.places.b.healed], [2, 0, 1]);
    assert.deepEqual(said, ['reading-copies']);
  });

  async function storeObject(
    writer: Awaited<ReturnType<typeof openCopies>>['copies'],
    app: Kysely<ObjectTables>,
  ) {
    const tenant = await db.newTenant();
    const recipient = await identityToRecipient(await generateX25519Identity());
    const begun = beginObject(tenant, 'a key of a test' as KeyId);
    const { draft } = await appendToObject(begun, pieces(), { writer, recipient });
    const stored = await finishObject(draft, {}, { writer, recipient });
    await withTenant(app, tenant, async (tx) => {
      await rememberDraft(tx, begun);
      await rememberPart(tx, draft);
      await rememberWhole(tx, stored);
    });
    const [part] = stored.parts;
    assert.ok(part !== undefined);
    return part.name;
  }

  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from('Bild und Ton'));
  }

  it('comes up with what the supervisor tells it, and ends when it is asked to', async () => {
    const child = fork(MAIN, {
      stdio: ['pipe', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--no-warnings'],
    });
    const at = (path: string): string => path;
    const [system, app] = [db.connection, db.appConnection].map((one) =>
      toDatabaseOptions(one, at),
    );
    child.stdin?.end(`${JSON.stringify({ system, app, copies })}\n`);
    const [message] = (await once(child, 'message')) as unknown as [object];
    assert.deepEqual(message, { type: 'ready' });
    const gone = once(child, 'exit');
    child.send({ type: 'stop' });
    assert.deepEqual(await gone, [0, null]);
  });
});
