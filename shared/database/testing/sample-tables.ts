import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import type { Migration } from '../migrations/migration.ts';
import { tenantTable } from '../migrations/tenant-table.ts';
import { text } from '../sealed/field-codec.ts';
import { sealed } from '../sealed/sealed-column.ts';
import { SealedTable, type SealedColumnsOf } from '../sealed/sealed-table.ts';

// Two tables as a product would have them: films, and scenes of films.

export const films = new SealedTable({
  table: 'film',
  row: 'id',
  columns: { title: sealed(text, 'key_id') },
});

interface FilmTable extends SealedColumnsOf<typeof films> {
  tenant_id: TenantId;
  id: string;
  key_id: string;
  /** Blind index. */
  slug: Buffer;
  state: string;
}

interface SceneTable {
  tenant_id: TenantId;
  id: string;
  film_id: string;
  second: number;
}

interface TenantRow {
  tenant_id: TenantId;
  state: string;
  key_id: string;
  name: Buffer;
}

export interface SampleDatabase {
  tenant: TenantRow;
  film: FilmTable;
  scene: SceneTable;
}

export const sampleMigrations: readonly Migration[] = [
  {
    area: 'sample',
    number: 1,
    name: 'films and scenes',
    statements: [
      ...tenantTable({
        name: 'film',
        columns: {
          id: 'uuid not null',
          key_id: 'text not null',
          slug: 'blind_index not null',
          state: "text not null check (state in ('draft', 'shown'))",
          title: 'sealed not null',
        },
        key: ['id'],
        unique: [['slug']],
        indexes: [['state', 'id']],
      }),
      ...tenantTable({
        name: 'scene',
        columns: {
          id: 'uuid not null',
          film_id: 'uuid not null',
          second: 'integer not null check (second >= 0)',
        },
        key: ['id'],
        indexes: [['film_id', 'second']],
        references: [{ columns: ['film_id'], table: 'film', key: ['id'], onDelete: 'cascade' }],
      }),
    ],
  },
];
