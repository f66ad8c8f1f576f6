import { PgBoss, type ConstructorOptions } from 'pg-boss';
import type { DatabaseConnection } from '@blende/shared/database/connect/connection.ts';
import { poolConfig } from '@blende/shared/database/connect/pool-config.ts';

/** Everything in it is pg-boss's, but for the table `progress`. */
export const JOBS_SCHEMA = 'pgboss';

export interface BossRole {
  /** Whether it also looks after lost jobs, schedules and what is old. */
  readonly isWorker: boolean;
  readonly connections: number;
}

/** How long after its last sign of life a worker's job is given to another one, in seconds. */
export const HEARTBEAT_SECONDS = 10;
const LOOK_AFTER_SECONDS = 2;

/**
 * pg-boss without anything that writes down more than it must: no list of machines and processes,
 * no warnings and statistics in the database, no traces, no schema changes of its own. Its errors
 * may name anything, so `failed` learns only that there was one.
 */
export async function openBoss(
  connection: DatabaseConnection,
  { isWorker, connections }: BossRole,
  failed: () => void,
): Promise<PgBoss> {
  const boss = new PgBoss({
    ...(poolConfig(connection, connections) as ConstructorOptions),
    schema: JOBS_SCHEMA,
    application_name: 'blende-jobs',
    migrate: false,
    createSchema: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
    persistWarnings: false,
    persistQueueStats: false,
    reindex: false,
    monitorVacuum: false,
    supervise: isWorker,
    schedule: isWorker,
    superviseIntervalSeconds: LOOK_AFTER_SECONDS,
    monitorIntervalSeconds: LOOK_AFTER_SECONDS,
  });
  boss.on('error', failed);
  boss.on('warning', () => undefined);
  return await boss.start();
}
