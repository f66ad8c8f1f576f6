import { randomBytes, randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { OrderedIndex } from '@blende/shared/database/memory-index/ordered-index.ts';
import { recordChanges } from '@blende/shared/database/memory-index/change-log.ts';
import { filmIndexes } from '@blende/shared/database/testing/film-indexes.ts';
import { films } from '@blende/shared/database/testing/sample-tables.ts';
import { withTenant } from '@blende/shared/database/with-tenant.ts';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { temporaryPostgres } from '../kit/postgres.ts';
import { sampleLibrary, type SampleLibrary } from '../kit/sample-database.ts';
import { spread } from './figures.ts';
import { compareStatements, type FilmRow, type PlainDatabase } from './sealed-statements.ts';

const ROWS = 100_000;
const BATCH = 2_000;
const RUNS = 5;
const MEMORY_BYTES = 500_000_000;

/** Statements on sealed rows beside the same on plain ones, and the index of titles in memory. */
export async function measureSealedRows(): Promise<string[]> {
  await using server = await temporaryPostgres();
  await using library = await sampleLibrary(server);
  const tenant = await library.addTenant();
  const plain = await plainTable(library);
  const rows = Array.from({ length: ROWS }, (_, at) => filmRow(library, tenant, at));
  for (let at = 0; at < ROWS; at += BATCH) {
    const batch = rows.slice(at, at + BATCH);
    const sealed = await films.sealAll({ tenant, keys: library.keys }, batch);
    await library.superuser.insertInto('film').values(sealed).execute();
    await plain
      .insertInto('plain_film')
      .values(batch.map(({ id, state, title }) => ({ id, state, title })))
      .execute();
  }
  await sql`vacuum analyze`.execute(library.superuser);
  const world = { sealed: library.app, plain, keys: library.keys, tenant, rows };
  return [...(await compareStatements(world)), ...(await measureIndex(library, tenant, rows))];
}

/** Of the same login and server, without row-level security, with the title in clear. */
async function plainTable({ database }: SampleLibrary): Promise<Kysely<PlainDatabase>> {
  const statements = [
    `create table plain_film (id uuid primary key, state text not null, title text not null)`,
    'create index on plain_film (state, id)',
    'grant select, insert, update, delete on plain_film to blende_app',
  ];
  for (const statement of statements) await sql.raw(statement).execute(database.owner);
  return await database.as('blende_app');
}

const WORDS =
  'Jahr Bericht Daten Schutz Verein Stadt Wasser Energie Schule Haus Film Abend Kultur Musik Straße Öffnung Sitzung Protokoll Vorstand Grüße'.split(
    ' ',
  );

/** A title of 20 to 45 letters; of 100,000 there are some 20,000 different words. */
function filmRow({ keys }: SampleLibrary, tenant: TenantId, at: number): FilmRow {
  const word = (step: number): string => WORDS[(at * step) % WORDS.length] ?? '';
  const title = `${word(7)}${word(13).toLowerCase()} ${word(11)}${at % 20_000} und ${word(3)} ${at % 997}`;
  return {
    tenant_id: tenant,
    id: randomUUID(),
    key_id: keys.create(tenant),
    slug: randomBytes(16),
    state: at % 4 === 0 ? 'draft' : 'shown',
    title,
  };
}

async function measureIndex(
  library: SampleLibrary,
  tenant: TenantId,
  rows: readonly FilmRow[],
): Promise<string[]> {
  const fields = { tenant, keys: library.keys };
  const { app } = library;
  const times = { read: [], open: [], build: [], after: [], page: [], search: [] } as Record<
    string,
    number[]
  >;
  const timed = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    const startedAt = performance.now();
    const result = await work();
    times[name]?.push(performance.now() - startedAt);
    return result;
  };
  for (let run = 0; run < RUNS; run += 1) {
    const held = filmIndexes({ db: app, keys: library.keys, maxBytes: MEMORY_BYTES });
    const stored = await timed(
      'read',
      async () =>
        await withTenant(
          app,
          tenant,
          async (tx) =>
            await tx
              .selectFrom('film')
              .select(['id', 'key_id', 'title'])
              .where('tenant_id', '=', tx.tenant)
              .execute(),
        ),
    );
    const opened = await timed('open', async () => await films.open(fields, stored));
    await timed(
      'build',
      async () =>
        await OrderedIndex.of(
          opened.map(({ id, title }) => ({ id, text: String(title), facets: {} })),
        ),
    );
    await held.current(tenant);
    const one = rows[run * 1_000];
    if (one === undefined) throw new TypeError('there are rows');
    await withTenant(app, tenant, async (tx) => {
      await recordChanges(tx, 'film', [one.id]);
    });
    const index = await timed('after', async () => await held.current(tenant));
    await timed('page', () =>
      Promise.resolve(index.page({ limit: 50, after: { id: one.id, text: one.title } })),
    );
    const found = await timed('search', () =>
      Promise.resolve(index.search({ text: 'enregiemusik schuttz', limit: 50 })),
    );
    if (found.length === 0) throw new Error('the search with typing errors found nothing');
  }
  return indexLines(times);
}

function indexLines(times: Readonly<Record<string, readonly number[]>>): string[] {
  const line = (text: string, name: string): string =>
    `| ${text} | ${spread(times[name] ?? [], 'ms')} |`;
  return [
    line(`index of ${ROWS} titles: reading their sealed rows`, 'read'),
    line('the same: opening them', 'open'),
    line('the same: sorting them in German, and their words', 'build'),
    line('the same: brought up to date after one write', 'after'),
    line('the same: a page of 50 in the middle', 'page'),
    line('the same: a search of two words with a typing error', 'search'),
  ];
}
