import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { temporaryPostgres, type TemporaryPostgres } from '../../../tests/kit/postgres.ts';
import { sampleLibrary, type SampleLibrary } from '../../../tests/kit/sample-database.ts';
import { filmIndexes, type FilmIndexes } from '../testing/film-indexes.ts';
import { films } from '../testing/sample-tables.ts';
import { withTenant } from '../with-tenant.ts';
import { changesSince, recordChanges } from './change-log.ts';

const AMPLE_BYTES = 10_000_000;

describe('indexes in memory beside the database', () => {
  let server: TemporaryPostgres;
  let library: SampleLibrary;
  before(async () => {
    server = await temporaryPostgres();
    library = await sampleLibrary(server);
  });
  after(async () => {
    await library[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });

  const indexes = (maxBytes = AMPLE_BYTES): FilmIndexes =>
    filmIndexes({ db: library.app, keys: library.keys, maxBytes });

  async function write(tenant: TenantId, title: string, id: string = randomUUID()) {
    const { app, keys } = library;
    const row = { tenant_id: tenant, id, key_id: keys.create(tenant), state: 'draft', title };
    const sealed = await films.seal({ tenant, keys }, { ...row, slug: randomBytes(16) });
    await withTenant(app, tenant, async (tx) => {
      await tx
        .insertInto('film')
        .values(sealed)
        .onConflict((on) => on.columns(['tenant_id', 'id']).doUpdateSet(sealed))
        .execute();
      await recordChanges(tx, 'film', [id]);
    });
    return { id, keyId: row.key_id };
  }

  async function remove(tenant: TenantId, id: string): Promise<void> {
    await withTenant(library.app, tenant, async (tx) => {
      await tx.deleteFrom('film').where('tenant_id', '=', tenant).where('id', '=', id).execute();
      await recordChanges(tx, 'film', [id]);
    });
  }

  async function titles(held: FilmIndexes, tenant: TenantId): Promise<readonly string[]> {
    const index = await held.current(tenant);
    return index.page({ limit: 1_000 }).map(({ text }) => text);
  }

  it('show every write as soon as it is committed, of one tenant alone', async () => {
    const held = indexes();
    const [one, other] = [await library.addTenant(), await library.addTenant()];
    assert.deepEqual(await titles(held, one), []);
    const first = await write(one, 'Birne');
    assert.deepEqual(await titles(held, one), ['Birne']);
    await write(one, 'Äpfel');
    await write(other, 'Nur beim anderen');
    assert.deepEqual(await titles(held, one), ['Äpfel', 'Birne']);
    await write(one, 'Zwetschge', first.id);
    assert.deepEqual(await titles(held, one), ['Äpfel', 'Zwetschge']);
    await remove(one, first.id);
    assert.deepEqual(await titles(held, one), ['Äpfel']);
    assert.deepEqual(await titles(held, other), ['Nur beim anderen']);
  });

  it('never show what was rolled back, and show it late where it is committed late', async () => {
    const held = indexes();
    const tenant = await library.addTenant();
    await write(tenant, 'Da');
    const row = { tenant_id: tenant, id: randomUUID(), key_id: library.keys.create(tenant) };
    const values = await films.seal(
      { tenant, keys: library.keys },
      { ...row, state: 'draft', title: 'Offen', slug: randomBytes(16) },
    );
    const rolledBack = withTenant(library.app, tenant, async (tx) => {
      await tx.insertInto('film').values(values).execute();
      await recordChanges(tx, 'film', [row.id]);
      assert.deepEqual(await titles(held, tenant), ['Da']);
      throw new RangeError('planted');
    });
    await assert.rejects(rolledBack, RangeError);
    assert.deepEqual(await titles(held, tenant), ['Da']);
    await write(tenant, 'Danach');
    assert.deepEqual(await titles(held, tenant), ['Da', 'Danach']);
  });

  it('miss nothing of many writers at once', async () => {
    const held = indexes();
    const tenant = await library.addTenant();
    const wrote: string[] = [];
    const writer = async (name: string) => {
      for (let at = 0; at < 8; at += 1) {
        const title = `${name} ${at}`;
        await write(tenant, title);
        wrote.push(title);
        const own = await titles(held, tenant);
        assert.ok(own.includes(title), `${title} is not there after its write`);
      }
    };
    await Promise.all(['a', 'b', 'c', 'd'].map(writer));
    assert.deepEqual(await titles(held, tenant), wrote.toSorted());
  });

  it('leave out what was forgotten', async () => {
    const held = indexes();
    const tenant = await library.addTenant();
    const { id, keyId } = await write(tenant, 'Geheim');
    await write(tenant, 'Bleibt');
    assert.equal((await titles(held, tenant)).length, 2);
    library.keys.destroy(tenant, keyId);
    await withTenant(library.app, tenant, async (tx) => {
      await recordChanges(tx, 'film', [id]);
    });
    assert.deepEqual(await titles(held, tenant), ['Bleibt']);
    held.forget(tenant);
    assert.deepEqual(held.tenants, []);
    assert.deepEqual(await titles(held, tenant), ['Bleibt']);
  });

  it('stay below their memory limit: the tenant not asked for the longest goes first', async () => {
    const tenants = [
      await library.addTenant(),
      await library.addTenant(),
      await library.addTenant(),
    ];
    const [one, two, three] = tenants;
    assert.ok(one !== undefined && two !== undefined && three !== undefined);
    for (const tenant of tenants) await write(tenant, 'Titel');
    const single = (await indexes().current(one)).sizeBytes;
    const held = indexes(single * 2);
    for (const tenant of [one, two, one, three]) await held.current(tenant);
    assert.deepEqual(held.tenants, [one, three]);
    assert.ok(held.sizeBytes <= single * 2);
    const none = indexes(single - 1);
    assert.deepEqual(await titles(none, one), ['Titel']);
    assert.deepEqual(none.tenants, []);
  });

  it('are built anew where too much happened to know it all', async () => {
    const held = indexes();
    const tenant = await library.addTenant();
    await write(tenant, 'Eins');
    assert.deepEqual(await titles(held, tenant), ['Eins']);
    const ids = Array.from({ length: 4_000 }, () => randomUUID());
    for (let round = 0; round < 3; round += 1)
      await withTenant(library.app, tenant, async (tx) => {
        await recordChanges(tx, 'film', ids);
      });
    await write(tenant, 'Zwei');
    const behind = await withTenant(
      library.app,
      tenant,
      async (tx) => await changesSince(tx, 'film', 1),
    );
    assert.deepEqual(behind, { version: 12_002, rows: 'everything' });
    assert.deepEqual(await titles(held, tenant), ['Eins', 'Zwei']);
  });
});
