import type { Generated } from 'kysely';
import { tenantTable } from '../../database/migrations/tenant-table.ts';

// Which objects there are, and which blobs make them up. Nothing here says what is in one: names
// and kinds lie sealed in the manifest, and hashes are those of sealed bytes.

export interface ObjectTables {
  readonly stored_object: {
    readonly tenant_id: string;
    readonly object_id: string;
    readonly key_id: string;
    readonly state: 'receiving' | 'whole';
    /** For what is never finished: a day says enough. */
    readonly begun_on: Generated<string>;
  };
  readonly stored_blob: {
    readonly tenant_id: string;
    readonly object_id: string;
    /** What follows the object in the blob's name. */
    readonly blob: string;
    /** Of a part, from 0; the manifest has none. */
    readonly position: number | null;
    readonly sealed_bytes: string;
    readonly plain_bytes: string;
    readonly hash: Buffer;
    readonly head: Buffer;
  };
}

export const objectTables: readonly string[] = [
  ...tenantTable({
    name: 'stored_object',
    columns: {
      object_id: 'uuid not null',
      key_id: 'text not null',
      state: "text not null check (state in ('receiving', 'whole'))",
      begun_on: 'date not null default current_date',
    },
    key: ['object_id'],
    indexes: [['key_id']],
  }),
  ...tenantTable({
    name: 'stored_blob',
    columns: {
      object_id: 'uuid not null',
      blob: "text not null check (blob ~ '^([0-9a-f]{16}|manifest)$')",
      position: 'integer check (position >= 0)',
      sealed_bytes: 'bigint not null check (sealed_bytes >= 200)',
      plain_bytes: 'bigint not null check (plain_bytes >= 0)',
      hash: 'bytea not null check (octet_length(hash) = 32)',
      head: 'bytea not null check (octet_length(head) = 32)',
    },
    key: ['object_id', 'blob'],
    unique: [['object_id', 'position']],
    references: [
      { columns: ['object_id'], table: 'stored_object', key: ['object_id'], onDelete: 'cascade' },
    ],
  }),
];
