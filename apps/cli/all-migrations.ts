import { databaseMigrations } from '@blende/shared/database/migrations.ts';
import type { Migration } from '@blende/shared/database/migrations/migration.ts';
import { jobsMigrations } from '@blende/shared/jobs/migrations.ts';
import { storageMigrations } from '@blende/shared/storage/migrations.ts';

/** Every step that builds the database, gathered from the doors; what others stand on comes first. */
export const allMigrations: readonly Migration[] = [
  ...databaseMigrations,
  ...jobsMigrations,
  ...storageMigrations,
];
