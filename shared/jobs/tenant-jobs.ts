import { sql, type Kysely } from 'kysely';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import type { JobId } from './enqueue-job.ts';
import type { JobKind } from './job-kind.ts';
import { jobView, type JobRow, type JobView } from './job-view.ts';

const MOST = 200;

/**
 * A tenant's newest jobs, at most 200, newest first.
 * @param system the login `blende_system`
 */
export async function listJobs<DB>(
  system: Kysely<DB>,
  tenant: TenantId,
  kinds: readonly JobKind[],
): Promise<readonly JobView[]> {
  const { rows } = await sql<JobRow>`
    select j.id, j.name, j.state::text, j.retry_count, j.created_on, j.start_after, j.started_on,
      j.completed_on, j.output, p.percent, p.step
    from pgboss.job_common j
    left join pgboss.progress p on p.job_id = j.id and p.attempt = j.retry_count
    where j.group_id = ${tenant}
    union all
    select r.job_id, r.kind, 'created', 0, r.asked_on, coalesce(r.not_before, r.asked_on),
      null, null, null, null, null
    from job_request r where r.tenant_id = ${tenant}
    order by created_on desc
    limit ${MOST}`.execute(system);
  return rows.map((row) =>
    jobView(
      row,
      kinds.find(({ name }) => name === row.name),
    ),
  );
}

/**
 * False where there is no such job of this tenant that has not ended. One that runs is told within
 * a few seconds, by its signal.
 * @param system the login `blende_system`
 */
export async function cancelJob<DB>(
  system: Kysely<DB>,
  tenant: TenantId,
  id: JobId,
): Promise<boolean> {
  const { rows } = await sql`
    with withdrawn as (
      delete from job_request where tenant_id = ${tenant} and job_id = ${id} returning job_id
    ), cancelled as (
      update pgboss.job_common set state = 'cancelled', completed_on = now()
      where id = ${id} and group_id = ${tenant} and state < 'completed' returning id
    )
    select job_id from withdrawn union all select id from cancelled`.execute(system);
  return rows.length > 0;
}
