import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Brand } from '@blende/shared/basics/brand.ts';
import type { TenantTransaction } from '@blende/shared/database/with-tenant.ts';
import type { JobKind } from './job-kind.ts';

/** A random UUID. */
export type JobId = Brand<string, 'JobId'>;

/** Told with the commit that brings a job. */
export const REQUEST_CHANNEL = 'blende_job_request';

/** The payload is not what its kind declares. Names the kind, nothing of the payload. */
export class PayloadRefusedError extends Error {
  constructor(kind: string) {
    super(`payload refused: ${kind}`);
    this.name = 'PayloadRefusedError';
  }
}

/**
 * Asks for a job as part of a transaction of the application: it comes to be if and when that
 * commits. `notBefore` holds it back. Of a single kind, a
 * second one of the same tenant is let go while the first waits or runs.
 * @throws PayloadRefusedError
 */
export async function enqueueJob<DB, Payload>(
  tx: TenantTransaction<DB>,
  kind: JobKind<Payload>,
  payload: Payload,
  { id = newJobId(), notBefore }: { readonly id?: JobId; readonly notBefore?: Date } = {},
): Promise<JobId> {
  const ids = JSON.stringify(checkedPayload(kind, payload));
  await sql`
    insert into job_request (tenant_id, job_id, kind, payload, not_before)
    values (${tx.tenant}, ${id}, ${kind.name}, ${ids}::jsonb, ${notBefore ?? null})`.execute(tx);
  await sql`select pg_notify(${REQUEST_CHANNEL}, '')`.execute(tx);
  return id;
}

/** For whoever needs it before: a grant of keys names the job that it is for. */
export function newJobId(): JobId {
  return randomUUID() as JobId;
}

/** @throws PayloadRefusedError */
export function checkedPayload<Payload>(kind: JobKind<Payload>, payload: Payload): object {
  const checked = kind.payload.safeParse(payload);
  if (!checked.success) throw new PayloadRefusedError(kind.name);
  return checked.data as object;
}
