import { sql, type Kysely, type Transaction } from 'kysely';
import { DatabaseRefusedError } from '../database-refused.ts';
import { migrationHash, stepName, type Migration } from './migration.ts';
import { pendingMigrations, type AppliedMigration } from './pending-migrations.ts';

/** Of the advisory lock: one program at a time builds a database. Any fixed number. */
const LOCK = 5_271_009_614;

/**
 * Brings a database up to date, all steps or none, and answers how many ran. `owner` is the login
 * to whom the tables belong; `ensureRoles` comes before. Two programs that come at once run after each other.
 * @throws DatabaseRefusedError; the database is then as it was.
 */
export async function runMigrations(
  owner: Kysely<unknown>,
  known: readonly Migration[],
): Promise<number> {
  return await owner.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${LOCK}::bigint)`.execute(transaction);
    await ensureLedger(transaction);
    const pending = pendingMigrations(known, await readLedger(transaction));
    for (const step of pending) await runStep(transaction, step);
    return pending.length;
  });
}

async function ensureLedger(transaction: Transaction<unknown>): Promise<void> {
  await sql`
    create table if not exists schema_migration (
      area text not null,
      number integer not null,
      name text not null,
      hash text not null,
      applied_on date not null default current_date,
      primary key (area, number)
    )`.execute(transaction);
}

async function readLedger(transaction: Transaction<unknown>): Promise<readonly AppliedMigration[]> {
  const { rows } = await sql<AppliedMigration>`
    select area, number, hash from schema_migration order by area, number`.execute(transaction);
  return rows;
}

async function runStep(transaction: Transaction<unknown>, step: Migration): Promise<void> {
  try {
    for (const statement of step.statements) await sql.raw(statement).execute(transaction);
  } catch (cause) {
    throw new DatabaseRefusedError('migration-failed', stepName(step), { cause });
  }
  await sql`
    insert into schema_migration (area, number, name, hash)
    values (${step.area}, ${step.number}, ${step.name}, ${migrationHash(step)})`.execute(
    transaction,
  );
}
