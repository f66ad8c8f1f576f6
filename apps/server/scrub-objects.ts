import { sql, type Kysely } from 'kysely';
import { withTenant } from '@blende/shared/database/with-tenant.ts';
import type { JobContext } from '@blende/shared/jobs/job-handler.ts';
import { JobFailure } from '@blende/shared/jobs/job-failure.ts';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { scrub } from '@blende/shared/storage/copies/scrub.ts';
import { writeScrubReport } from '@blende/shared/storage/copies/scrub-report-file.ts';
import type { StoredBlob } from '@blende/shared/storage/objects/blob.ts';
import type { OpenStorage } from '@blende/shared/storage/open-storage.ts';
import { blobPage } from '@blende/shared/storage/rows/object-rows.ts';
import type { ObjectTables } from '@blende/shared/storage/rows/object-tables.ts';

const PAGE = 500;

export interface ScrubParts {
  /** Login `blende_system`: which tenants there are. */
  readonly system: Kysely<unknown>;
  /** Login `blende_app`: which blobs each of them has. */
  readonly app: Kysely<ObjectTables>;
  readonly storage: OpenStorage;
}

/** Reads everything back, makes good what it can, and leaves its counts beside the copies. */
export async function scrubObjects(
  { system, app, storage }: ScrubParts,
  { signal, progress }: Pick<JobContext, 'signal' | 'progress'>,
): Promise<void> {
  const tenants = await tenantsIn(system);
  const report = await scrub(blobs(), storage.copies, { signal });
  for (const { spec } of storage.each)
    if (spec.kind === 'folder') await writeScrubReport(spec.path, report).catch(() => undefined);
  if (report.lost > 0) throw new JobFailure('object-lost', { isFinal: true });

  async function* blobs(): AsyncGenerator<StoredBlob> {
    for (const [at, tenant] of tenants.entries()) {
      progress((100 * at) / tenants.length, 'reading-copies');
      let page: readonly StoredBlob[] = [];
      do {
        const after = page.at(-1)?.name;
        page = await withTenant(app, tenant, async (tx) => await blobPage(tx, after, PAGE));
        yield* page;
      } while (page.length === PAGE);
    }
  }
}

async function tenantsIn(system: Kysely<unknown>): Promise<readonly TenantId[]> {
  const { rows } = await sql<{ readonly tenant_id: TenantId }>`
    select tenant_id from tenant where state <> 'gone' order by tenant_id`.execute(system);
  return rows.map((row) => row.tenant_id);
}
