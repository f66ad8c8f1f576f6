import { sql, type Kysely } from 'kysely';
import { databaseMigrations } from '@blende/shared/database/migrations.ts';
import { ensureRoles } from '@blende/shared/database/migrations/ensure-roles.ts';
import type { Migration } from '@blende/shared/database/migrations/migration.ts';
import { runMigrations } from '@blende/shared/database/migrations/run-migrations.ts';
import { APP_LOGIN, SYSTEM_LOGIN } from '@blende/shared/database/roles.ts';
import type { DatabaseConnection } from '@blende/shared/database/connect/connection.ts';
import { jobsMigrations } from '@blende/shared/jobs/migrations.ts';
import { newTenantId, type TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { freshDatabase, temporaryPostgres, type TemporaryPostgres } from './postgres.ts';

/** A database in which jobs can be done, on a server that goes with it. */
export interface JobsDatabase extends AsyncDisposable {
  readonly server: TemporaryPostgres;
  readonly owner: Kysely<unknown>;
  readonly app: Kysely<unknown>;
  readonly system: Kysely<unknown>;
  /** Of the login `blende_system`. */
  readonly connection: DatabaseConnection;
  readonly appConnection: DatabaseConnection;
  readonly newTenant: () => Promise<TenantId>;
}

/** @param more steps, behind those that jobs stand on */
export async function jobsDatabase(more: readonly Migration[] = []): Promise<JobsDatabase> {
  await using made = new AsyncDisposableStack();
  const server = made.use(await temporaryPostgres());
  const database = made.use(await freshDatabase(server));
  await ensureRoles(database.superuser);
  await runMigrations(database.owner, [...databaseMigrations, ...jobsMigrations, ...more]);
  const system = await database.as(SYSTEM_LOGIN);
  const ends = made.move();
  return {
    server,
    owner: database.owner,
    app: await database.as(APP_LOGIN),
    system,
    connection: await database.connection(SYSTEM_LOGIN),
    appConnection: await database.connection(APP_LOGIN),
    newTenant: async () => {
      const tenant = newTenantId();
      // Of the shape of a sealed value; nothing here reads the name.
      const name = Buffer.concat([Buffer.of(1), Buffer.alloc(64)]);
      await sql`insert into tenant (tenant_id, state, key_id, name)
        values (${tenant}, 'open', 'none', ${name})`.execute(system);
      return tenant;
    },
    [Symbol.asyncDispose]: async () => await ends.disposeAsync(),
  };
}
