import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import type { Kysely } from 'kysely';
import { jobsDatabase } from '../../../tests/kit/jobs-database.ts';
import { catalogueProblems } from '../../database/catalogue/catalogue-problems.ts';
import { withTenant } from '../../database/with-tenant.ts';
import type { BlobName, StoredBlob } from '../objects/blob.ts';
import { appendToObject, beginObject, finishObject } from '../objects/write-object.ts';
import { storageMigrations } from '../migrations.ts';
import { arriving, collect, objectKit } from '../testing/object-kit.ts';
import * as rows from './object-rows.ts';
import type { ObjectTables } from './object-tables.ts';

test('an upload goes on after its process is gone, and belongs to one tenant alone', async () => {
  await using database = await jobsDatabase(storageMigrations);
  using kit = await objectKit();
  const db = database.app as Kysely<ObjectTables>;
  const [tenant, other] = [await database.newTenant(), await database.newTenant()];
  const { key, recipient } = await kit.keys.create('video');
  const sealing = { writer: kit.copies, recipient };
  const plain = randomBytes(300_000);
  const begun = beginObject(tenant, key);
  await withTenant(db, tenant, async (tx) => await rows.rememberDraft(tx, begun));
  const kept = async (draft: typeof begun): Promise<void> =>
    await withTenant(db, tenant, async (tx) => await rows.rememberPart(tx, draft));
  await appendToObject(begun, arriving(plain, { breakAfter: 100_001 }), { ...sealing, kept });

  const found = await withTenant(db, tenant, async (tx) => await rows.findDraft(tx, begun.object));
  assert.ok(found !== undefined);
  const rest = arriving(plain.subarray(100_001));
  const { draft } = await appendToObject(found, rest, { ...sealing, kept });
  const whole = await finishObject(draft, { name: 'Schulung.mp4' }, sealing);
  await withTenant(db, tenant, async (tx) => await rows.rememberWhole(tx, whole));

  const row = await withTenant(db, tenant, async (tx) => await rows.findObject(tx, whole.object));
  assert.ok(row !== undefined);
  assert.deepEqual(await collect((await kit.reader.open(row)).read()), plain);
  const foreign = await withTenant(db, other, async (tx) => ({
    object: await rows.findObject(tx, whole.object),
    blobs: await rows.blobPage(tx, undefined, 10),
  }));
  assert.deepEqual(foreign, { object: undefined, blobs: [] });

  const pages: StoredBlob[] = [];
  let after: BlobName | undefined;
  for (;;) {
    const last = after;
    const page = await withTenant(db, tenant, async (tx) => await rows.blobPage(tx, last, 1));
    if (page.length === 0) break;
    pages.push(...page);
    after = page.at(-1)?.name;
  }
  const expected = [...whole.parts, whole.manifest].map(({ name, sizeBytes, hash }) => ({
    name,
    sizeBytes,
    hash,
  }));
  const byName = (a: StoredBlob, b: StoredBlob): number => (a.name < b.name ? -1 : 1);
  assert.deepEqual(pages.toSorted(byName), expected.toSorted(byName));

  await withTenant(db, tenant, async (tx) => {
    assert.equal((await rows.blobsOfObject(tx, whole.object)).length, 3);
    await rows.forgetObject(tx, whole.object);
    assert.deepEqual(await rows.blobPage(tx, undefined, 10), []);
  });
  assert.deepEqual(await catalogueProblems(database.owner), []);
});
