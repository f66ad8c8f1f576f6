import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql, type Kysely } from 'kysely';
import { allMigrations } from '../apps/cli/all-migrations.ts';
import {
  freshDatabase,
  temporaryPostgres,
  type FreshDatabase,
  type TemporaryPostgres,
} from './kit/postgres.ts';
import { ensureRoles } from '../shared/database/migrations/ensure-roles.ts';
import { runMigrations } from '../shared/database/migrations/run-migrations.ts';
import { tenantTable } from '../shared/database/migrations/tenant-table.ts';
import { sampleMigrations } from '../shared/database/testing/sample-tables.ts';
import { catalogueProblems } from '../shared/database/catalogue/catalogue-problems.ts';

const rightly = (name: string, columns: Readonly<Record<string, string>>): readonly string[] =>
  tenantTable({ name, columns, key: ['id'] });
const other = rightly('other', { id: 'uuid not null' });

/** What is planted, and what has to be found and nothing else. */
const planted: readonly (readonly [statements: readonly string[], found: readonly string[]])[] = [
  [
    ['create table bare (id uuid)', 'grant select on bare to blende_backup'],
    [
      'table without a tenant_id that is a uuid and never null: bare',
      'table without row-level security that holds its owner too: bare',
      'table without the line between tenants as its policy: bare',
    ],
  ],
  [
    ['alter table film no force row level security'],
    ['table without row-level security that holds its owner too: film'],
  ],
  [
    ['alter table film disable row level security'],
    ['table without row-level security that holds its owner too: film'],
  ],
  [
    ['drop policy tenant_line on film'],
    ['table without the line between tenants as its policy: film'],
  ],
  [
    ['create policy wide on film to blende_tenant using (true)'],
    ['policy that lets more through than the line between tenants: wide on film'],
  ],
  [
    ['create policy wide on film to blende_system using (true)'],
    ['policy that lets more through than the line between tenants: wide on film'],
  ],
  [
    ["alter policy tenant_line on film using (tenant_id = current_setting('blende.tenant')::uuid)"],
    [
      'policy that lets more through than the line between tenants: tenant_line on film',
      'table without the line between tenants as its policy: film',
    ],
  ],
  [
    ['create index planted on film (state, tenant_id)'],
    ['index that does not begin with tenant_id: planted'],
  ],
  [
    ['create index planted on film (lower(state))'],
    ['index that does not begin with tenant_id: planted'],
  ],
  [
    ['alter table film add constraint planted unique (slug)'],
    ['index that does not begin with tenant_id: planted', 'unique key without tenant_id: planted'],
  ],
  [
    ['create unique index planted on film (slug) include (tenant_id)'],
    ['index that does not begin with tenant_id: planted', 'unique key without tenant_id: planted'],
  ],
  [
    [
      'create unique index keys on film (tenant_id, key_id, id)',
      ...other,
      'alter table other add column other_id uuid, add film_tenant uuid',
      'alter table other add constraint planted foreign key (film_tenant, other_id) references film (tenant_id, id)',
    ],
    ['reference that does not lead tenant_id to tenant_id: planted on other'],
  ],
  [
    ['alter table film drop constraint film_tenant_id_slug_key'],
    ['blind index whose values are not unique in their tenant: film.slug'],
  ],
  [
    ['create view planted as select * from film'],
    ["view that reads with its owner's rights: planted"],
  ],
  [['create view planted with (security_invoker) as select * from film'], []],
  [
    ['create materialized view planted as select 1 as one'],
    ['materialized view, which has no row-level security: planted'],
  ],
  [
    ["create function planted() returns int language sql security definer as 'select 1'"],
    ["function that runs with its owner's rights or sees rows before their policy: planted()"],
  ],
  [
    ['create rule planted as on delete to film do instead nothing'],
    ["rewrite rule, which runs with its owner's rights: planted on film"],
  ],
  [
    ['create sequence planted'],
    ['sequence, from which a tenant would learn how much others write: planted'],
  ],
  [
    ['grant select on film to blende_app'],
    ['right of the login of tenant work, or of everybody: blende_app SELECT on public.film'],
  ],
  [
    ['grant update (state) on film to public'],
    ['right of the login of tenant work, or of everybody: - UPDATE on public.film'],
  ],
  [
    ['grant select on schema_migration to blende_tenant'],
    ['right of tenant work on what has no tenant: SELECT on public.schema_migration'],
  ],
  [
    ['grant truncate on film to blende_tenant'],
    ['right of tenant work on what has no tenant: TRUNCATE on public.film'],
  ],
  [
    ['grant insert on pgboss.job to blende_tenant'],
    ['right of tenant work on what has no tenant: INSERT on pgboss.job'],
  ],
  [
    ['grant select on film to blende_system'],
    ["right of the system's login on what belongs to tenants: SELECT on public.film"],
  ],
  [
    ['grant delete on film to blende_backup'],
    ['right of copies to do more than read: DELETE on public.film'],
  ],
  [['revoke select on film from blende_backup'], ['table that copies would miss: film']],
];

describe('the catalogue of the database', () => {
  let server: TemporaryPostgres;
  let database: FreshDatabase;
  before(async () => {
    server = await temporaryPostgres();
    database = await freshDatabase(server);
    await ensureRoles(database.superuser);
    await runMigrations(database.owner, [...allMigrations, ...sampleMigrations]);
  });
  after(async () => {
    await database[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });

  class Undo extends Error {}

  async function problemsWith(statements: readonly string[]): Promise<readonly string[]> {
    let problems: readonly string[] = [];
    const planting = database.owner.transaction().execute(async (tx: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(tx);
      problems = await catalogueProblems(tx);
      throw new Undo();
    });
    await assert.rejects(planting, Undo);
    return problems;
  }

  it('shows no way past row-level security in what all migrations make', async () => {
    assert.deepEqual(await catalogueProblems(database.owner), []);
  });

  for (const [statements, found] of planted)
    it(`${found.length === 0 ? 'allows' : 'refuses'} ${statements.at(-1) ?? ''}`, async () => {
      assert.deepEqual(await problemsWith(statements), found);
    });

  it('allows what tenantTable writes', async () => {
    assert.deepEqual(await problemsWith(other), []);
  });
});
