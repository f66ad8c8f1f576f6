import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { databaseMigrations } from '@blende/shared/database/migrations.ts';
import { ensureRoles } from '@blende/shared/database/migrations/ensure-roles.ts';
import { runMigrations } from '@blende/shared/database/migrations/run-migrations.ts';
import { APP_LOGIN, SYSTEM_LOGIN } from '@blende/shared/database/roles.ts';
import { temporaryKeys, type TemporaryKeys } from '@blende/shared/keys/testing/temporary-keys.ts';
import { newTenantId, type TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { Copies } from '@blende/shared/storage/copies/copies.ts';
import { FolderPlace } from '@blende/shared/storage/places/folder-place.ts';
import {
  freshDatabase,
  temporaryPostgres,
  type FreshDatabase,
  type TemporaryPostgres,
} from '../postgres.ts';
import { SampleLibrary } from './sample-library.ts';
import { sampleMigration, type SampleTables } from './sample-tables.ts';

/** Database, key store and two copies of objects, all real, in the folder for temporary files. */
export interface TemporaryLibrary extends AsyncDisposable {
  readonly server: TemporaryPostgres;
  readonly database: FreshDatabase;
  readonly keys: TemporaryKeys;
  readonly copies: Copies;
  readonly objectFolders: readonly string[];
  readonly newLibrary: () => Promise<SampleLibrary>;
}

export async function temporaryLibrary(): Promise<TemporaryLibrary> {
  await using made = new AsyncDisposableStack();
  const server = made.use(await temporaryPostgres());
  const database = made.use(await freshDatabase(server));
  await ensureRoles(database.superuser);
  await runMigrations(database.owner, [...databaseMigrations, sampleMigration]);
  const keys = made.use(await temporaryKeys());
  const place = mkdtempSync(join(tmpdir(), 'blende-objects-'));
  made.defer(() => rmSync(place, { recursive: true, force: true }));
  const objectFolders = ['a', 'b'].map((name) => join(place, name));
  const copies = new Copies(
    await Promise.all(objectFolders.map(async (path, at) => await FolderPlace.open(`${at}`, path))),
  );
  const app = (await database.as(APP_LOGIN)) as Kysely<SampleTables>;
  const system = await database.as(SYSTEM_LOGIN);
  const ends = made.move();
  return {
    server,
    database,
    keys,
    copies,
    objectFolders,
    newLibrary: async () => {
      const tenant = newTenantId();
      await keys.keys.createTenant(tenant);
      await register(system, tenant);
      return new SampleLibrary({ app, keys: keys.keys, copies }, tenant);
    },
    [Symbol.asyncDispose]: async () => await ends.disposeAsync(),
  };
}

/** The line of a tenant in the registry; nobody reads its name here. */
export async function register(system: Kysely<unknown>, tenant: TenantId): Promise<void> {
  // Of the shape of a sealed value.
  const name = Buffer.concat([Buffer.of(1), randomBytes(64)]);
  await sql`insert into tenant (tenant_id, state, key_id, name)
    values (${tenant}, 'open', 'none', ${name})`.execute(system);
}
