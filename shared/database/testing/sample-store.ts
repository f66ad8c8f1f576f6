import { randomUUID } from 'node:crypto';
import type { TenantTransaction } from '../with-tenant.ts';
import type { SampleDatabase } from './sample-tables.ts';

type Tx = TenantTransaction<SampleDatabase>;

/** Rows that somebody names; theirs or not is what the walls are there for. */
export interface Named {
  readonly film: string;
  readonly scene: string;
  readonly slug: Buffer;
}

// A store as a product would write it: each statement names the tenant itself. This is the first
// wall; row-level security stands behind it.

export const sampleOperations: Readonly<
  Record<string, (tx: Tx, named: Named) => Promise<unknown>>
> = {
  listFilms: async (tx) =>
    await tx.selectFrom('film').selectAll().where('tenant_id', '=', tx.tenant).execute(),

  findFilm: async (tx, { film }) =>
    await tx
      .selectFrom('film')
      .select(['id', 'title', 'state'])
      .where('tenant_id', '=', tx.tenant)
      .where('id', '=', film)
      .executeTakeFirst(),

  findFilmBySlug: async (tx, { slug }) =>
    await tx
      .selectFrom('film')
      .select('id')
      .where('tenant_id', '=', tx.tenant)
      .where('slug', '=', slug)
      .executeTakeFirst(),

  listScenesOfFilm: async (tx, { film }) =>
    await tx
      .selectFrom('scene')
      .innerJoin('film', (join) =>
        join.onRef('film.tenant_id', '=', 'scene.tenant_id').onRef('film.id', '=', 'scene.film_id'),
      )
      .select(['scene.id', 'film.title'])
      .where('scene.tenant_id', '=', tx.tenant)
      .where('film.id', '=', film)
      .execute(),

  hasFilm: async (tx, { film }) => {
    const found = await tx
      .selectFrom('film')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('tenant_id', '=', tx.tenant)
      .where('id', '=', film)
      .executeTakeFirstOrThrow();
    return found.count === '0' ? undefined : { id: film };
  },

  showFilm: async (tx, { film }) =>
    await tx
      .updateTable('film')
      .set({ state: 'shown' })
      .where('tenant_id', '=', tx.tenant)
      .where('id', '=', film)
      .returning('id')
      .execute(),

  moveScene: async (tx, { scene }) =>
    await tx
      .updateTable('scene')
      .set({ second: 99 })
      .where('tenant_id', '=', tx.tenant)
      .where('id', '=', scene)
      .returning('id')
      .execute(),

  deleteScene: async (tx, { scene }) =>
    await tx
      .deleteFrom('scene')
      .where('tenant_id', '=', tx.tenant)
      .where('id', '=', scene)
      .returning('id')
      .execute(),

  deleteFilm: async (tx, { film }) =>
    await tx
      .deleteFrom('film')
      .where('tenant_id', '=', tx.tenant)
      .where('id', '=', film)
      .returning('id')
      .execute(),

  addScene: async (tx, { film }) =>
    await tx
      .insertInto('scene')
      .values({ tenant_id: tx.tenant, id: randomUUID(), film_id: film, second: 5 })
      .returning('film_id')
      .execute(),
};
