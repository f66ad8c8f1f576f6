import { tenantTable } from '../migrations/tenant-table.ts';

// `change_count` counts the changes of one subject of a tenant. Whoever changes something adds one
// and holds the line until their transaction ends: counts are given in the order of commits.

export const changeTables: readonly string[] = [
  ...tenantTable({
    name: 'change_count',
    columns: {
      subject: "text not null check (subject ~ '^[a-z][a-z_]{0,40}$')",
      version: 'bigint not null',
    },
    key: ['subject'],
  }),
  ...tenantTable({
    name: 'row_change',
    columns: {
      subject: "text not null check (subject ~ '^[a-z][a-z_]{0,40}$')",
      version: 'bigint not null',
      row_id: 'uuid not null',
    },
    key: ['subject', 'version'],
    rights: ['select', 'insert', 'delete'],
  }),
];
