import { sql, type Kysely, type Transaction } from 'kysely';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { TENANT_ROLE, TENANT_SETTING } from './roles.ts';

/** A transaction that sees the rows of one tenant. Stores ask for it, so that none runs outside. */
export type TenantTransaction<DB> = Transaction<DB> & { readonly tenant: TenantId };

/**
 * Does work for one tenant in one transaction. Inside it nothing but `tx` may be used: `db` is
 * another connection without rights, and whoever forgets this wrapper is refused (42501).
 * Role and tenant end with the transaction, so that a connection carries nothing on.
 */
export async function withTenant<DB, Result>(
  db: Kysely<DB>,
  tenant: TenantId,
  work: (tx: TenantTransaction<DB>) => Promise<Result>,
): Promise<Result> {
  return await db.transaction().execute(async (transaction) => {
    await sql`
      select set_config('role', ${TENANT_ROLE}, true), set_config(${TENANT_SETTING}, ${tenant}, true)
    `.execute(transaction);
    return await work(Object.assign(transaction, { tenant }));
  });
}
