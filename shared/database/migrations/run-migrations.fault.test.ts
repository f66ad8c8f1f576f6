import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql, type Kysely } from 'kysely';
import {
  freshDatabase,
  temporaryPostgres,
  type FreshDatabase,
  type TemporaryPostgres,
} from '../../../tests/kit/postgres.ts';
import { databaseMigrations } from '../migrations.ts';
import { sampleMigrations } from '../testing/sample-tables.ts';
import { ensureRoles } from './ensure-roles.ts';
import type { Migration } from './migration.ts';
import { runMigrations } from './run-migrations.ts';

const all = [...databaseMigrations, ...sampleMigrations];

const extra = (...statements: string[]): Migration => ({
  area: 'sample',
  number: 2,
  name: 'extra',
  statements,
});

describe('a database that is brought up to date', () => {
  let server: TemporaryPostgres;
  before(async () => {
    server = await temporaryPostgres();
    await ensureRoles(server.superuser);
  });
  after(async () => {
    await server[Symbol.asyncDispose]();
  });

  async function built(known: readonly Migration[] = all): Promise<FreshDatabase> {
    const database = await freshDatabase(server);
    await runMigrations(database.owner, known);
    return database;
  }

  async function tables(db: Kysely<unknown>): Promise<readonly string[]> {
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(db);
    return rows.map(({ name }) => name);
  }

  it('runs each step once, also when two programs come at the same time', async () => {
    await using database = await freshDatabase(server);
    const ran = await Promise.all([
      runMigrations(database.owner, all),
      runMigrations(database.owner, all),
      runMigrations(database.owner, all),
    ]);
    assert.deepEqual(
      ran.toSorted((a, b) => a - b),
      [0, 0, all.length],
    );
    assert.equal(
      await runMigrations(database.owner, [...all, extra('create table later (tenant_id uuid)')]),
      1,
    );
    assert.deepEqual(await tables(database.owner), [
      'change_count',
      'film',
      'later',
      'row_change',
      'scene',
      'schema_migration',
      'tenant',
    ]);
  });

  it('stays as it was if a step fails in its middle', async () => {
    await using database = await built(databaseMigrations);
    const before = await tables(database.owner);
    const broken = [...all, extra('create table half (tenant_id uuid)', 'select * from nowhere')];
    await assert.rejects(runMigrations(database.owner, broken), {
      code: 'migration-failed',
      step: 'sample 2',
    });
    assert.deepEqual(await tables(database.owner), before);
    assert.equal(await runMigrations(database.owner, all), 1);
  });

  it('is refused by an older program, and by one whose steps read otherwise', async () => {
    await using database = await built();
    await assert.rejects(runMigrations(database.owner, databaseMigrations), {
      code: 'database-newer',
      step: 'sample 1',
    });
    const [first, ...others] = all;
    assert.ok(first);
    const changed = [{ ...first, statements: [...first.statements, 'select 1'] }, ...others];
    await assert.rejects(runMigrations(database.owner, changed), { code: 'migration-changed' });
    assert.equal(await runMigrations(database.owner, all), 0);
  });

  it('has roles that may what they should and nothing else, or is refused', async () => {
    await ensureRoles(server.superuser);
    await using database = await freshDatabase(server);
    const planted: readonly (readonly [string, string])[] = [
      ['alter role blende_app inherit', 'alter role blende_app noinherit'],
      ['alter role blende_tenant bypassrls', 'alter role blende_tenant nobypassrls'],
      ['alter role blende_system superuser', 'alter role blende_system nosuperuser'],
      ['grant blende_owner to blende_app', 'revoke blende_owner from blende_app'],
      ['grant pg_read_all_data to blende_system', 'revoke pg_read_all_data from blende_system'],
    ];
    for (const [plant, mend] of planted) {
      await sql.raw(plant).execute(server.superuser);
      await assert.rejects(ensureRoles(server.superuser), { code: 'roles-differ' }, plant);
      await sql.raw(mend).execute(server.superuser);
    }
    await ensureRoles(database.superuser);
  });

  it('needs somebody who may make the role of copies, and says so', async () => {
    await using other = await temporaryPostgres();
    await using database = await freshDatabase(other);
    await assert.rejects(ensureRoles(database.owner), { code: 'roles-not-allowed' });
  });
});
