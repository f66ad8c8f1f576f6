import type { ColumnType } from 'kysely';
import type { Migration } from '@blende/shared/database/migrations/migration.ts';
import { tenantTable } from '@blende/shared/database/migrations/tenant-table.ts';
import { text } from '@blende/shared/database/sealed/field-codec.ts';
import { sealed } from '@blende/shared/database/sealed/sealed-column.ts';
import { SealedTable, type SealedColumnsOf } from '@blende/shared/database/sealed/sealed-table.ts';
import type { KeyId } from '@blende/shared/keys/key-id.ts';
import type { StoredObject } from '@blende/shared/storage/objects/write-object.ts';

// A table as the library will have many: what people wrote sealed, found by mail, with a file beside.

export const sampleMigration: Migration = {
  area: 'sample',
  number: 1,
  name: 'films of a sample',
  statements: tenantTable({
    name: 'sample_film',
    columns: {
      film_id: 'uuid not null',
      key_id: 'text not null',
      title: 'sealed not null',
      author: 'sealed not null',
      mail: 'sealed not null',
      mail_index: 'blind_index not null',
      object: 'jsonb not null',
    },
    key: ['film_id'],
    unique: [['mail_index']],
  }),
};

export const films = new SealedTable({
  table: 'sample_film',
  row: 'film_id',
  columns: {
    title: sealed(text, 'key_id'),
    author: sealed(text, 'key_id'),
    mail: sealed(text, 'key_id'),
  },
});

export interface SampleTables {
  readonly sample_film: SealedColumnsOf<typeof films> & {
    readonly tenant_id: string;
    readonly film_id: string;
    readonly key_id: KeyId;
    readonly mail_index: Buffer;
    readonly object: ColumnType<StoredObject, string, string>;
  };
}
