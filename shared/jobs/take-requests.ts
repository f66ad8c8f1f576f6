import type { JobInsert, PgBoss } from 'pg-boss';

const AT_ONCE = 500;

interface Request {
  readonly tenant_id: string;
  readonly job_id: string;
  readonly kind: string;
  readonly payload: object;
  readonly not_before: Date | null;
}

/**
 * Takes over what tenants have asked for, in one transaction, and answers the kinds of it. Tenant
 * work has no right on pg-boss's own tables: their keys know no tenant, so that one could feel there
 * what another has.
 * @param known names of the kinds that this worker does; others wait for one that does them
 */
export async function takeRequests(
  boss: PgBoss,
  known: readonly string[],
): Promise<ReadonlySet<string>> {
  const kinds = new Set<string>();
  for (let count = AT_ONCE; count === AT_ONCE;) {
    const taken = await takeSome(boss, known);
    count = taken.length;
    for (const { kind } of taken) kinds.add(kind);
  }
  return kinds;
}

async function takeSome(boss: PgBoss, known: readonly string[]): Promise<readonly Request[]> {
  const tx = await boss.getDb().beginTransaction?.();
  if (tx === undefined) throw new TypeError('no transactions');
  try {
    const { rows } = await tx.db.executeSql(
      `delete from job_request where (tenant_id, job_id) in (
         select tenant_id, job_id from job_request where kind = any($1)
         order by asked_on limit ${AT_ONCE} for update skip locked)
       returning tenant_id, job_id, kind, payload, not_before`,
      [known],
    );
    const requests: readonly Request[] = rows;
    for (const [kind, jobs] of Map.groupBy(requests, (one) => one.kind))
      await boss.insert(kind, jobs.map(jobOf), { db: tx.db });
    await tx.commit();
    return requests;
  } catch (error) {
    await tx.rollback();
    throw error;
  }
}

function jobOf({ tenant_id: tenant, job_id: id, payload, not_before }: Request): JobInsert {
  return {
    id,
    data: payload,
    group: { id: tenant },
    singletonKey: tenant,
    ...(not_before === null ? {} : { startAfter: not_before }),
  };
}
