import { changeTables } from './memory-index/change-tables.ts';
import type { Migration } from './migrations/migration.ts';
import { sealedDomains } from './migrations/sealed-domains.ts';
import { schemaRights, tenantRegistry } from './migrations/tenant-registry.ts';

/** What every tenant table stands on. They come before all others. */
export const databaseMigrations: readonly Migration[] = [
  {
    area: 'database',
    number: 1,
    name: 'rights, sealed values, registry of tenants',
    statements: [...schemaRights, ...sealedDomains, ...tenantRegistry],
  },
  {
    area: 'database',
    number: 2,
    name: 'what changed, for indexes in memory',
    statements: changeTables,
  },
];
