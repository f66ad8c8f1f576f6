import type { Kysely } from 'kysely';
import { TenantIndexes } from '../memory-index/tenant-indexes.ts';
import type { FieldKeys } from '../sealed/field-keys.ts';
import { DESTROYED, type Sealed } from '../sealed/sealed-column.ts';
import { films, type SampleDatabase } from './sample-tables.ts';

interface StoredFilm {
  readonly id: string;
  readonly key_id: string;
  readonly state: string;
  readonly title: Sealed<string>;
}

interface FilmFacets {
  readonly state: string;
}

export type FilmIndexes = TenantIndexes<SampleDatabase, StoredFilm, FilmFacets>;

interface Options {
  readonly db: Kysely<SampleDatabase>;
  readonly keys: FieldKeys;
  readonly maxBytes: number;
}

/** The titles of films, in order and to be searched, as a product would hold them. */
export function filmIndexes({ db, keys, maxBytes }: Options): FilmIndexes {
  return new TenantIndexes({
    db,
    maxBytes,
    source: {
      subject: 'film',
      read: async (tx, ids) => {
        const all = tx
          .selectFrom('film')
          .select(['id', 'key_id', 'state', 'title'])
          .where('tenant_id', '=', tx.tenant);
        return await (ids === 'everything' ? all : all.where('id', 'in', ids)).execute();
      },
      open: async (tenant, rows) =>
        (await films.open({ tenant, keys }, rows)).flatMap(({ id, title, state }) =>
          title === DESTROYED ? [] : [{ id, text: title, facets: { state } }],
        ),
    },
  });
}
