import { Kysely, PostgresDialect } from 'kysely';
import type { DatabaseConnection } from './connection.ts';
import { tersePool } from './terse-pool.ts';

/**
 * A handle on a database. It connects with the first statement, and again after the database was
 * away; statements that fail throw `SqlError`. `destroy()` ends its connections.
 */
export function openDatabase<Tables>(
  connection: DatabaseConnection,
  atMost?: number,
): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: tersePool(connection, atMost) }),
  });
}
