import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { temporaryPostgres, type TemporaryPostgres } from '../../tests/kit/postgres.ts';
import { sampleLibrary, type SampleLibrary } from '../../tests/kit/sample-database.ts';
import { blindIndexOf } from './sealed/blind-index.ts';
import type { Sealed } from './sealed/sealed-column.ts';
import { films } from './testing/sample-tables.ts';
import { withTenant } from './with-tenant.ts';

describe('tenant work', () => {
  let server: TemporaryPostgres;
  let library: SampleLibrary;
  let tenants: readonly [TenantId, TenantId];

  before(async () => {
    server = await temporaryPostgres();
    library = await sampleLibrary(server);
    tenants = [await library.addTenant(), await library.addTenant()];
    for (const tenant of tenants) await addFilm(tenant, 'Jahresbericht');
  });
  after(async () => {
    await library[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });

  async function addFilm(tenant: TenantId, title: string): Promise<string> {
    const { app, keys } = library;
    const { index } = await keys.tenantKeys(tenant);
    const row = {
      tenant_id: tenant,
      id: randomUUID(),
      key_id: keys.create(tenant),
      slug: blindIndexOf(index, { table: 'film', column: 'slug' }, title),
      state: 'draft',
      title,
    };
    const sealed = await films.seal({ tenant, keys }, row);
    await withTenant(
      app,
      tenant,
      async (tx) => await tx.insertInto('film').values(sealed).execute(),
    );
    return row.id;
  }

  it('sees its own rows, opened, though no statement names the tenant', async () => {
    for (const tenant of tenants) {
      const rows = await withTenant(
        library.app,
        tenant,
        async (tx) => await tx.selectFrom('film').selectAll().execute(),
      );
      assert.deepEqual(
        rows.map(({ tenant_id }) => tenant_id),
        [tenant],
      );
      const [film] = await films.open({ tenant, keys: library.keys }, rows);
      assert.equal(film?.title, 'Jahresbericht');
    }
  });

  it('outside of its wrapper is refused with 42501, whatever it tries', async () => {
    const { app } = library;
    const scene = { tenant_id: tenants[0], id: randomUUID(), film_id: randomUUID(), second: 1 };
    const attempts: readonly (() => Promise<unknown>)[] = [
      () => app.selectFrom('film').selectAll().execute(),
      () => app.selectFrom('tenant').selectAll().execute(),
      () => app.insertInto('scene').values(scene).execute(),
      () => app.updateTable('film').set({ state: 'shown' }).execute(),
      () => app.deleteFrom('film').execute(),
      () => sql`create table own (id integer)`.execute(app),
      () => sql`create temporary table own (id integer)`.execute(app),
      () => sql`set role blende_owner`.execute(app),
      () => sql`set role blende_system`.execute(app),
      () =>
        app.transaction().execute(async (tx) => {
          await sql`select set_config('blende.tenant', ${tenants[0]}, true)`.execute(tx);
          await tx.selectFrom('film').selectAll().execute();
        }),
    ];
    for (const [at, attempt] of attempts.entries())
      await assert.rejects(attempt, { code: '42501' }, `attempt ${at}`);
  });

  it('without a tenant fails loudly, on a new connection and on one that had another', async () => {
    const { app, database } = library;
    const asRole = async (db: typeof app) =>
      await db.transaction().execute(async (tx) => {
        await sql`set local role blende_tenant`.execute(tx);
        await tx.selectFrom('film').selectAll().execute();
      });
    await assert.rejects(asRole(await database.as('blende_app')), {
      code: '42704',
    });
    const one = (await database.as('blende_app')) as typeof app;
    await withTenant(
      one,
      tenants[0],
      async (tx) => await tx.selectFrom('film').select('id').execute(),
    );
    await assert.rejects(asRole(one), { code: /^(22P02|42704)$/ });
  });

  it('leaves nothing behind on its connection, whether it ends well or not', async () => {
    const { app } = library;
    const left = async () => {
      const { rows } = await sql<{ role: string; tenant: string | null }>`
        select current_user::text as role, nullif(current_setting('blende.tenant', true), '') as tenant
      `.execute(app);
      return rows[0];
    };
    await withTenant(
      app,
      tenants[0],
      async (tx) => await tx.selectFrom('film').select('id').execute(),
    );
    assert.deepEqual(await left(), { role: 'blende_app', tenant: null });
    const failing = withTenant(app, tenants[0], () => Promise.reject(new RangeError('planted')));
    await assert.rejects(failing, RangeError);
    assert.deepEqual(await left(), { role: 'blende_app', tenant: null });
  });

  it('cannot refer to the row of another tenant, nor learn from a unique slug that it is there', async () => {
    const [one, other] = tenants;
    const foreign = await addFilm(other, 'Nur beim anderen');
    const scene = { tenant_id: one, id: randomUUID(), film_id: foreign, second: 1 };
    await assert.rejects(
      withTenant(
        library.app,
        one,
        async (tx) => await tx.insertInto('scene').values(scene).execute(),
      ),
      { code: '23503' },
    );
    await addFilm(one, 'Nur beim anderen');
    await assert.rejects(addFilm(one, 'nur beim ANDEREN'), { code: '23505' });
  });

  it('cannot put a value in clear into a sealed column', async () => {
    const [tenant] = tenants;
    const title = Buffer.from('Klartext') as Sealed<string>;
    await assert.rejects(
      withTenant(
        library.app,
        tenant,
        async (tx) => await tx.updateTable('film').set({ title }).execute(),
      ),
      { code: '23514' },
    );
  });

  it('sees its own line of the registry, the system all, copies everything', async () => {
    const [tenant] = tenants;
    const own = await withTenant(
      library.app,
      tenant,
      async (tx) => await tx.selectFrom('tenant').select('tenant_id').execute(),
    );
    assert.deepEqual(own, [{ tenant_id: tenant }]);
    const system = (await library.database.as('blende_system')) as typeof library.app;
    assert.equal((await system.selectFrom('tenant').select('tenant_id').execute()).length, 2);
    await assert.rejects(system.selectFrom('film').selectAll().execute(), { code: '42501' });
    const backup = (await library.database.as('blende_backup')) as typeof library.app;
    assert.ok((await backup.selectFrom('film').selectAll().execute()).length >= 2);
    await assert.rejects(backup.deleteFrom('film').execute(), { code: '42501' });
  });
});
