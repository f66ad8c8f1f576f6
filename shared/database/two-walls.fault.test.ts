import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sql, type Kysely } from 'kysely';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { temporaryPostgres, type TemporaryPostgres } from '../../tests/kit/postgres.ts';
import { sampleLibrary, type SampleLibrary } from '../../tests/kit/sample-database.ts';
import { TenantBlind } from '../../tests/kit/tenant-blind.ts';
import { SqlError } from './connect/sql-error.ts';
import { sampleOperations, type Named } from './testing/sample-store.ts';
import { films, type SampleDatabase } from './testing/sample-tables.ts';
import { withTenant } from './with-tenant.ts';

const ROUNDS = 2;

interface Walls {
  /** The statements name the tenant. */
  readonly application: boolean;
  readonly rowLevelSecurity: boolean;
}

describe('the line between tenants', () => {
  let server: TemporaryPostgres;
  const libraries = new Map<boolean, SampleLibrary>();

  before(async () => {
    server = await temporaryPostgres();
    for (const rowLevelSecurity of [true, false]) {
      const library = await sampleLibrary(server);
      libraries.set(rowLevelSecurity, library);
      if (rowLevelSecurity) continue;
      for (const table of ['tenant', 'film', 'scene'])
        await sql`alter table ${sql.table(table)} disable row level security`.execute(
          library.superuser,
        );
    }
  });
  after(async () => {
    for (const library of libraries.values()) await library[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });

  async function addRows({ superuser, keys }: SampleLibrary, tenant: TenantId): Promise<Named> {
    const [film, scene, slug] = [randomUUID(), randomUUID(), randomBytes(16)];
    const row = { tenant_id: tenant, id: film, key_id: keys.create(tenant), slug, state: 'draft' };
    const sealed = await films.seal({ tenant, keys }, { ...row, title: `Film ${film}` });
    await superuser.insertInto('film').values(sealed).execute();
    const values = { tenant_id: tenant, id: scene, film_id: film, second: 1 };
    await superuser.insertInto('scene').values(values).execute();
    return { film, scene, slug };
  }

  async function rowsOf(db: Kysely<SampleDatabase>, tenant: TenantId): Promise<string> {
    const rows = await Promise.all(
      (['film', 'scene'] as const).map(
        async (table) =>
          await db
            .selectFrom(table)
            .selectAll()
            .where('tenant_id', '=', tenant)
            .orderBy('id')
            .execute(),
      ),
    );
    return JSON.stringify(rows);
  }

  /** Whether somebody of one tenant, who names rows of another, learns or changes anything of it. */
  async function crosses(walls: Walls, operation: string): Promise<boolean> {
    const library = libraries.get(walls.rowLevelSecurity);
    const run = sampleOperations[operation];
    assert.ok(library !== undefined && run !== undefined);
    const [own, other] = [await library.addTenant(), await library.addTenant()];
    await addRows(library, own);
    const named = await addRows(library, other);
    const before = await rowsOf(library.superuser, other);
    const blind = new TenantBlind(other);
    const db = walls.application ? library.app : library.app.withPlugin(blind);
    let learnt: unknown;
    try {
      learnt = await withTenant(db, own, async (tx) => await run(tx, named));
    } catch (error) {
      assert.ok(
        error instanceof SqlError && ['23503', '42501'].includes(error.code),
        String(error),
      );
    }
    if (!walls.application) assert.ok(blind.changed > 0, 'no check was switched off');
    const text = JSON.stringify(learnt ?? null);
    const isSeen = [other, named.film, named.scene].some((one) => text.includes(one));
    return isSeen || (await rowsOf(library.superuser, other)) !== before;
  }

  async function works(walls: Walls, operation: string): Promise<boolean> {
    const library = libraries.get(walls.rowLevelSecurity);
    const run = sampleOperations[operation];
    assert.ok(library !== undefined && run !== undefined);
    const own = await library.addTenant();
    const named = await addRows(library, own);
    const answer = await withTenant(library.app, own, async (tx) => await run(tx, named));
    return [named.film, named.scene].some((one) => JSON.stringify(answer).includes(one));
  }

  for (const operation of Object.keys(sampleOperations)) {
    it(`holds in ${operation} by either wall alone, and by neither it does not`, async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const outcome = {
          both: await crosses({ application: true, rowLevelSecurity: true }, operation),
          application: await crosses({ application: true, rowLevelSecurity: false }, operation),
          database: await crosses({ application: false, rowLevelSecurity: true }, operation),
          none: await crosses({ application: false, rowLevelSecurity: false }, operation),
        };
        const expected = { both: false, application: false, database: false, none: true };
        assert.deepEqual(outcome, expected);
      }
      assert.ok(await works({ application: true, rowLevelSecurity: true }, operation));
    });
  }
});
