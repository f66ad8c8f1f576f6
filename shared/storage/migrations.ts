import type { Migration } from '../database/migrations/migration.ts';
import { objectTables } from './rows/object-tables.ts';

export const storageMigrations: readonly Migration[] = [
  { area: 'storage', number: 1, name: 'objects and their blobs', statements: objectTables },
];
