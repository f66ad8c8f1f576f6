import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { FieldKeys } from '@blende/shared/database/sealed/field-keys.ts';
import type { KeysInMemory } from '@blende/shared/database/testing/keys-in-memory.ts';
import { films, type SampleDatabase } from '@blende/shared/database/testing/sample-tables.ts';
import { withTenant, type TenantTransaction } from '@blende/shared/database/with-tenant.ts';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { median } from './figures.ts';

const ROUNDS = 9;
const PER_ROUND = 150;
const PAGE = 20;

export interface PlainDatabase {
  plain_film: { id: string; state: string; title: string };
}

export interface FilmRow {
  readonly tenant_id: TenantId;
  readonly id: string;
  readonly key_id: string;
  readonly slug: Buffer;
  readonly state: string;
  readonly title: string;
}

interface World {
  readonly sealed: Kysely<SampleDatabase>;
  readonly plain: Kysely<PlainDatabase>;
  readonly keys: KeysInMemory;
  readonly tenant: TenantId;
  readonly rows: readonly FilmRow[];
}

type Step = (world: World, row: FilmRow) => Promise<unknown>;
type Ways = {
  readonly name: string;
  readonly goal: string;
  readonly sealed: Step;
  readonly plain: Step;
};

const fieldsOf = ({ tenant, keys }: World): { tenant: TenantId; keys: FieldKeys } => ({
  tenant,
  keys,
});

async function sealedPage(world: World, tx: TenantTransaction<SampleDatabase>, { id }: FilmRow) {
  const rows = await tx
    .selectFrom('film')
    .select(['id', 'key_id', 'title'])
    .where('tenant_id', '=', tx.tenant)
    .where('state', '=', 'shown')
    .where('id', '>', id)
    .orderBy('id')
    .limit(PAGE)
    .execute();
  return await films.open(fieldsOf(world), rows);
}

async function plainPage(db: Kysely<PlainDatabase>, { id }: FilmRow) {
  return await db
    .selectFrom('plain_film')
    .select(['id', 'title'])
    .where('state', '=', 'shown')
    .where('id', '>', id)
    .orderBy('id')
    .limit(PAGE)
    .execute();
}

async function sealedOne(world: World, tx: TenantTransaction<SampleDatabase>, id: string) {
  const rows = await tx
    .selectFrom('film')
    .select(['id', 'key_id', 'title'])
    .where('tenant_id', '=', tx.tenant)
    .where('id', '=', id)
    .execute();
  return await films.open(fieldsOf(world), rows);
}

async function plainOne(db: Kysely<PlainDatabase>, id: string) {
  return await db.selectFrom('plain_film').select(['id', 'title']).where('id', '=', id).execute();
}

/** Insert, read, change, list, delete. */
const fiveSealed: Step = async (world, row) =>
  await withTenant(world.sealed, world.tenant, async (tx) => {
    const [id, slug] = [randomUUID(), randomBytes(16)];
    const own = { ...row, id, slug };
    await tx
      .insertInto('film')
      .values(await films.seal(fieldsOf(world), own))
      .execute();
    await sealedOne(world, tx, id);
    const names = { id, key_id: row.key_id };
    const { title } = await films.seal(fieldsOf(world), { ...names, title: `${row.title} neu` });
    await tx
      .updateTable('film')
      .set({ title })
      .where('tenant_id', '=', tx.tenant)
      .where('id', '=', id)
      .execute();
    await sealedPage(world, tx, row);
    await tx.deleteFrom('film').where('tenant_id', '=', tx.tenant).where('id', '=', id).execute();
  });

const fivePlain: Step = async ({ plain }, row) =>
  await plain.transaction().execute(async (tx) => {
    const id = randomUUID();
    await tx.insertInto('plain_film').values({ id, state: row.state, title: row.title }).execute();
    await plainOne(tx, id);
    await tx
      .updateTable('plain_film')
      .set({ title: `${row.title} neu` })
      .where('id', '=', id)
      .execute();
    await plainPage(tx, row);
    await tx.deleteFrom('plain_film').where('id', '=', id).execute();
  });

const WAYS: readonly Ways[] = [
  {
    name: 'one row by its id, in a transaction',
    goal: 'at most 2',
    sealed: async (world, row) =>
      await withTenant(
        world.sealed,
        world.tenant,
        async (tx) => await sealedOne(world, tx, row.id),
      ),
    plain: async ({ plain }, row) =>
      await plain.transaction().execute(async (tx) => await plainOne(tx, row.id)),
  },
  {
    name: `a page of ${PAGE}, in a transaction`,
    goal: 'at most 2',
    sealed: async (world, row) =>
      await withTenant(world.sealed, world.tenant, async (tx) => await sealedPage(world, tx, row)),
    plain: async ({ plain }, row) =>
      await plain.transaction().execute(async (tx) => await plainPage(tx, row)),
  },
  {
    name: 'five statements (insert, read, change, page, delete), in a transaction',
    goal: 'at most 1.5',
    sealed: fiveSealed,
    plain: fivePlain,
  },
];

/** Rounds of sealed and plain take turns; medians of each, and of their ratios round by round. */
export async function compareStatements(world: World): Promise<string[]> {
  const lines: string[] = [];
  for (const way of WAYS) {
    const times: { sealed: number[]; plain: number[] } = { sealed: [], plain: [] };
    // The first round only warms up.
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const side of round % 2 === 0
        ? (['sealed', 'plain'] as const)
        : (['plain', 'sealed'] as const)) {
        const startedAt = performance.now();
        for (let at = 0; at < PER_ROUND; at += 1) {
          const row = world.rows[(round * 7_919 + at * 631) % world.rows.length];
          if (row !== undefined) await way[side](world, row);
        }
        if (round > 0) times[side].push((performance.now() - startedAt) / PER_ROUND);
      }
    const ratios = times.sealed.map((time, round) => time / (times.plain[round] ?? Number.NaN));
    lines.push(
      `| ${way.name}: behind row-level security, sealed, of ${world.rows.length} rows | ${inMs(times.sealed)} |`,
      `| the same on plain columns | ${inMs(times.plain)} |`,
      `| ratio (goal: ${way.goal}) | ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}) |`,
    );
  }
  return lines;
}

function inMs(values: readonly number[]): string {
  const round = (value: number): string => value.toFixed(2);
  return `${round(median(values))} ms (${round(Math.min(...values))} to ${round(Math.max(...values))}, of ${values.length})`;
}
