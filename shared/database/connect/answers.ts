import { sql } from 'kysely';
import type { DatabaseConnection } from './connection.ts';
import { openDatabase } from './open-database.ts';

/** Whether a database takes and answers a statement right now. */
export async function answers(connection: DatabaseConnection): Promise<boolean> {
  const db = openDatabase<unknown>(connection, 1);
  try {
    await sql`select 1`.execute(db);
    return true;
  } catch {
    return false;
  } finally {
    await db.destroy();
  }
}
