import { connectionOfUrl } from '@blende/shared/database/connect/connection-of-url.ts';
import type { Migration } from '@blende/shared/database/migrations/migration.ts';
import type { DatabaseConfiguration } from '../configuration/configuration.ts';
import { bringUp } from './database-logins.ts';
import type { PreparedDatabase } from './prepared-database.ts';

type Elsewhere = Extract<DatabaseConfiguration, { readonly kind: 'elsewhere' }>;

/**
 * The operator's own server: looked at, and brought up to date, before anything of ours starts. It
 * is not copied before: that is for whoever runs it.
 * @throws ServerRefusedError, DatabaseRefusedError or SqlError
 */
export async function databaseElsewhere(
  { url, ca }: Elsewhere,
  migrations: readonly Migration[],
): Promise<PreparedDatabase> {
  const owner = connectionOfUrl(url, ca);
  const logins = await bringUp({ superuser: owner, owner }, migrations);
  return { grounds: [], logins: Promise.resolve(logins), startedWell: nothing };
}

function nothing(): void {
  // No copy was made.
}
