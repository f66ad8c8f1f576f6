import { sql, type Kysely } from 'kysely';
import type { LiveReport } from '@blende/operations/server.ts';
import type { DatabaseConnection } from '@blende/shared/database/connect/connection.ts';
import type { KeysOperator } from '@blende/shared/keys/wire/connect-operator.ts';
import { copiesCondition } from '@blende/shared/storage/copies-condition.ts';
import type { OpenStorage } from '@blende/shared/storage/open-storage.ts';

export interface StorageParts {
  readonly db: Kysely<unknown>;
  readonly place: DatabaseConnection['place'];
  readonly keys: Pick<KeysOperator, 'status'>;
  /** Paths of the key store's copies, as the operator knows them. */
  readonly keyCopies: readonly string[];
  readonly storage: OpenStorage;
}

/** What the library stands on, as it is now; what does not answer is `away`. */
export async function storageLive(parts: StorageParts): Promise<LiveReport> {
  const [database, keys, objects] = await Promise.all([
    lookedAt(databaseReport(parts)),
    lookedAt(keysReport(parts)),
    lookedAt(copiesCondition(parts.storage)),
  ]);
  return { database, keys, objects };
}

async function lookedAt<T>(
  report: Promise<T>,
): Promise<{ kind: 'seen'; seen: T } | { kind: 'not-seen'; code: string }> {
  return await report.then(
    (seen) => ({ kind: 'seen', seen }),
    () => ({ kind: 'not-seen', code: 'away' }),
  );
}

async function databaseReport({ db, place }: StorageParts) {
  const { rows } = await sql<{ version: number; durable: boolean; checksums: boolean }>`
    select current_setting('server_version_num')::int as version,
      current_setting('fsync') = 'on' and current_setting('full_page_writes') = 'on'
        and current_setting('synchronous_commit') <> 'off' as durable,
      current_setting('data_checksums') = 'on' as checksums`.execute(db);
  const { version = 0, durable = false, checksums = false } = rows[0] ?? {};
  return {
    where:
      place.kind === 'socket'
        ? ({ kind: 'embedded' } as const)
        : ({ kind: 'elsewhere', host: place.host } as const),
    major: Math.floor(version / 10_000),
    durable,
    checksums,
  };
}

async function keysReport({ keys, keyCopies }: StorageParts) {
  const { state, way, copies } = await keys.status();
  return {
    root: way?.kind ?? 'file',
    state: state === 'open' ? ('open' as const) : ('locked' as const),
    copies: copies.map(({ forgetting }, index) => ({
      path: keyCopies[index] ?? '',
      forgetting,
    })),
  };
}
