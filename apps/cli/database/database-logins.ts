import { setTimeout as delay } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { assertServer } from '@blende/shared/database/connect/assert-server.ts';
import type { DatabaseConnection } from '@blende/shared/database/connect/connection.ts';
import { openDatabase } from '@blende/shared/database/connect/open-database.ts';
import { randomPassword } from '@blende/shared/database/connect/random-password.ts';
import { ServerRefusedError } from '@blende/shared/database/connect/server-refused.ts';
import { setPassword } from '@blende/shared/database/connect/set-password.ts';
import { SqlError } from '@blende/shared/database/connect/sql-error.ts';
import { ensureRoles } from '@blende/shared/database/migrations/ensure-roles.ts';
import type { Migration } from '@blende/shared/database/migrations/migration.ts';
import { runMigrations } from '@blende/shared/database/migrations/run-migrations.ts';
import { APP_LOGIN, BACKUP_LOGIN, SYSTEM_LOGIN } from '@blende/shared/database/roles.ts';

const ATTEMPTS = 5;
const PAUSE_MS = 1000;

/** What roles get, each only what it needs. */
export interface DatabaseLogins {
  /** For tenant work. */
  readonly app: DatabaseConnection;
  /** For jobs and the registry of tenants. */
  readonly system: DatabaseConnection;
  /** For copies. */
  readonly backup: DatabaseConnection;
}

interface Above {
  /** May make roles and give them passwords. */
  readonly superuser: DatabaseConnection;
  /** To whom the tables belong; may be the same. */
  readonly owner: DatabaseConnection;
}

/**
 * Brings a database up to date that answers, and gives the three logins passwords of this start,
 * which are written nowhere. If the server goes away meanwhile, it is tried again.
 * @throws ServerRefusedError, DatabaseRefusedError or SqlError
 */
export async function bringUp(
  above: Above,
  migrations: readonly Migration[],
): Promise<DatabaseLogins> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await bringUpOnce(above, migrations);
    } catch (error) {
      if (attempt >= ATTEMPTS || !isAway(error)) throw error;
      await delay(PAUSE_MS);
    }
}

function isAway(error: unknown): boolean {
  if (error instanceof ServerRefusedError) return error.code === 'database-unreachable';
  // Connection lost (class 08), or the server ends or begins (57P01 to 57P03).
  return error instanceof SqlError && /^(08006|57P0[123])$/.test(error.code);
}

async function bringUpOnce(
  { superuser, owner }: Above,
  migrations: readonly Migration[],
): Promise<DatabaseLogins> {
  return await within(superuser, async (db) => {
    await assertServer(db);
    await ensureRoles(db);
    await within(owner, async (tables) => await runMigrations(tables, migrations));
    const login = async (user: string): Promise<DatabaseConnection> => {
      const password = randomPassword();
      await setPassword(db, user, password);
      return { ...owner, user, password };
    };
    return {
      app: await login(APP_LOGIN),
      system: await login(SYSTEM_LOGIN),
      backup: await login(BACKUP_LOGIN),
    };
  });
}

async function within<Result>(
  connection: DatabaseConnection,
  work: (db: Kysely<unknown>) => Promise<Result>,
): Promise<Result> {
  const db = openDatabase<unknown>(connection, 2);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
