import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { databaseMigrations } from '@blende/shared/database/migrations.ts';
import { ensureRoles } from '@blende/shared/database/migrations/ensure-roles.ts';
import { runMigrations } from '@blende/shared/database/migrations/run-migrations.ts';
import { APP_LOGIN, SYSTEM_LOGIN } from '@blende/shared/database/roles.ts';
import { text } from '@blende/shared/database/sealed/field-codec.ts';
import { sealed } from '@blende/shared/database/sealed/sealed-column.ts';
import { SealedTable } from '@blende/shared/database/sealed/sealed-table.ts';
import { KeysInMemory } from '@blende/shared/database/testing/keys-in-memory.ts';
import {
  sampleMigrations,
  type SampleDatabase,
} from '@blende/shared/database/testing/sample-tables.ts';
import { newTenantId, type TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { freshDatabase, type FreshDatabase, type TemporaryPostgres } from './postgres.ts';

export interface SampleLibrary extends AsyncDisposable {
  readonly database: FreshDatabase;
  readonly keys: KeysInMemory;
  /** As tenant work connects. */
  readonly app: Kysely<SampleDatabase>;
  /** Past every wall. */
  readonly superuser: Kysely<SampleDatabase>;
  readonly addTenant: () => Promise<TenantId>;
}

const tenants = new SealedTable({
  table: 'tenant',
  row: 'tenant_id',
  columns: { name: sealed(text, 'key_id') },
});

/** A database of its own with the sample tables, and the logins that work in it. */
export async function sampleLibrary(server: TemporaryPostgres): Promise<SampleLibrary> {
  const database = await freshDatabase(server);
  await ensureRoles(database.superuser);
  await runMigrations(database.owner, [...databaseMigrations, ...sampleMigrations]);
  const keys = new KeysInMemory();
  const system = (await database.as(SYSTEM_LOGIN)) as Kysely<SampleDatabase>;
  return {
    database,
    keys,
    app: await database.as(APP_LOGIN),
    superuser: database.superuser,
    addTenant: async () => {
      const tenant = newTenantId();
      const row = {
        tenant_id: tenant,
        key_id: keys.create(tenant),
        name: `Verein ${randomUUID()}`,
      };
      const sealedRow = await tenants.seal({ tenant, keys }, row);
      await system
        .insertInto('tenant')
        .values({ ...sealedRow, state: 'open' })
        .execute();
      return tenant;
    },
    [Symbol.asyncDispose]: async () => {
      await database[Symbol.asyncDispose]();
    },
  };
}
