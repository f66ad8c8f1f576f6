import { getConstructionPlans } from 'pg-boss';
import type { Migration } from '@blende/shared/database/migrations/migration.ts';
import { tenantTable } from '@blende/shared/database/migrations/tenant-table.ts';
import { BACKUP_LOGIN, SYSTEM_LOGIN } from '@blende/shared/database/roles.ts';
import { JOBS_SCHEMA } from './open-boss.ts';

/** What tenants ask for, until a worker takes it over; the one table of theirs that workers read. */
const requests: readonly string[] = [
  ...tenantTable({
    name: 'job_request',
    columns: {
      job_id: 'uuid not null',
      kind: "text not null check (kind ~ '^[a-z][a-z-]{2,40}$')",
      payload: 'jsonb not null',
      not_before: 'timestamptz',
      asked_on: 'timestamptz not null default clock_timestamp()',
    },
    key: ['job_id'],
    rights: ['select', 'insert', 'delete'],
  }),
  `create policy workers on job_request to ${SYSTEM_LOGIN} using (true)`,
  // `update` is what locking a row asks for.
  `grant select, delete, update on job_request to ${SYSTEM_LOGIN}`,
];

/** Beside pg-boss's own tables: how far a job is, and the way to a tenant's jobs. */
const besides: readonly string[] = [
  `create table ${JOBS_SCHEMA}.progress (
    job_id uuid primary key,
    attempt integer not null,
    percent smallint not null check (percent between 0 and 100),
    step text not null check (step ~ '^[a-z][a-z-]{2,40}$'),
    changed_on timestamptz not null
  )`,
  `create index of_tenant on ${JOBS_SCHEMA}.job_common (group_id, created_on desc) where group_id is not null`,
  `grant usage on schema ${JOBS_SCHEMA} to ${SYSTEM_LOGIN}, ${BACKUP_LOGIN}`,
  `grant select, insert, update, delete on all tables in schema ${JOBS_SCHEMA} to ${SYSTEM_LOGIN}`,
  `grant execute on all functions in schema ${JOBS_SCHEMA} to ${SYSTEM_LOGIN}`,
  `grant select on all tables in schema ${JOBS_SCHEMA} to ${BACKUP_LOGIN}`,
];

export const jobsMigrations: readonly Migration[] = [
  { area: 'jobs', number: 1, name: 'jobs that tenants ask for', statements: requests },
  {
    area: 'jobs',
    number: 2,
    name: "pg-boss's schema 46, and how far a job is",
    statements: [constructionPlan(), ...besides],
  },
];

/**
 * As the installed version writes it, without a transaction of its own. When a later version writes
 * it otherwise, the test of these migrations fails: this text then becomes a file, and
 * `getMigrationPlans` of that version the next step.
 */
function constructionPlan(): string {
  const plan = getConstructionPlans(JOBS_SCHEMA);
  const [, statements] = /^\s*BEGIN;.*?(CREATE SCHEMA .*)COMMIT;\s*$/s.exec(plan) ?? [];
  if (statements === undefined) throw new Error("pg-boss's plan is not one transaction");
  return statements;
}
