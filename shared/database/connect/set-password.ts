import { sql, type Kysely } from 'kysely';
import type { Secret } from '@blende/shared/basics/secret.ts';
import { scramVerifier } from './scram-verifier.ts';

/** Gives a login a new password; connections that it has stay. */
export async function setPassword(
  db: Kysely<unknown>,
  login: string,
  password: Secret<string>,
): Promise<void> {
  const verifier = sql.lit(scramVerifier(password));
  await sql`alter role ${sql.id(login)} password ${verifier}`.execute(db);
}
