import { sql } from 'kysely';
import type { TenantTransaction } from '../with-tenant.ts';

/** Changes of a subject that are kept; whoever is further behind reads everything anew. */
const KEPT = 10_000;

export interface Changes {
  /** Of the last change that is committed; 0 before the first one. */
  readonly version: number;
  /** Rows that changed, came or went since then; `everything` where that is no longer known. */
  readonly rows: readonly string[] | 'everything';
}

/**
 * Says that rows of a subject changed, came or went, in the transaction that does it. Call it last:
 * from here on until the transaction ends, others who change the same subject of the same tenant
 * wait, so that versions are given in the order of commits.
 * @param rows ids (UUIDs)
 */
export async function recordChanges<DB>(
  tx: TenantTransaction<DB>,
  subject: string,
  rows: readonly string[],
): Promise<void> {
  if (rows.length === 0) return;
  const { rows: counted } = await sql<{ version: string }>`
    with counted as (
      insert into change_count as c (tenant_id, subject, version)
      values (${tx.tenant}, ${subject}, ${rows.length})
      on conflict (tenant_id, subject) do update set version = c.version + excluded.version
      returning version
    ), logged as (
      insert into row_change (tenant_id, subject, version, row_id)
      select ${tx.tenant}, ${subject}, counted.version - ${rows.length} + changed.at, changed.id
      from counted, unnest(${[...rows]}::uuid[]) with ordinality as changed (id, at)
    )
    select version from counted`.execute(tx);
  const version = Number(counted[0]?.version);
  // Now and then, not each time.
  if (version % 1_000 < rows.length)
    await sql`
      delete from row_change
      where tenant_id = ${tx.tenant} and subject = ${subject} and version <= ${version - KEPT}
    `.execute(tx);
}

/** What changed after `since`, in one look. */
export async function changesSince<DB>(
  tx: TenantTransaction<DB>,
  subject: string,
  since: number,
): Promise<Changes> {
  const { rows } = await sql<{ version: string; changes: string; rows: string[] }>`
    select c.version, count(r.version) as changes,
      coalesce(array_agg(distinct r.row_id::text) filter (where r.row_id is not null), '{}') as rows
    from change_count c
    left join row_change r
      on r.tenant_id = c.tenant_id and r.subject = c.subject and r.version > ${since}
    where c.tenant_id = ${tx.tenant} and c.subject = ${subject}
    group by c.version`.execute(tx);
  const [found] = rows;
  if (found === undefined) return { version: 0, rows: [] };
  const version = Number(found.version);
  const isWhole = Number(found.changes) === version - since;
  return { version, rows: isWhole ? found.rows : 'everything' };
}
