import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { after, before, describe, test } from 'node:test';
import { sql, type Kysely } from 'kysely';
import { Secret } from '@blende/shared/basics/secret.ts';
import { behindTls } from '../../../tests/kit/postgres-behind-tls.ts';
import {
  freshDatabase,
  temporaryPostgres,
  type FreshDatabase,
  type TemporaryPostgres,
} from '../../../tests/kit/postgres.ts';
import { selfSigned } from '../../../tests/kit/self-signed.ts';
import { answers } from './answers.ts';
import { assertServer } from './assert-server.ts';
import type { DatabaseConnection } from './connection.ts';
import { openDatabase } from './open-database.ts';
import { randomPassword } from './random-password.ts';
import { setPassword } from './set-password.ts';
import { SqlError } from './sql-error.ts';

const CANARY = 'ada@kanarienvogel.example';

let server: TemporaryPostgres;
let fresh: FreshDatabase;
before(async () => {
  server = await temporaryPostgres();
  fresh = await freshDatabase(server);
});
after(async () => {
  await fresh[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

describe('a database that we speak to', () => {
  test('shows in no error what was sent to it', async () => {
    await sql`create table person (mail text primary key, age int)`.execute(fresh.owner);
    const insert = (age: string) =>
      sql`insert into person values (${CANARY}, ${age})`.execute(fresh.owner);
    await insert('36');
    for (const [age, code] of [
      ['36', '23505'],
      [CANARY, '22P02'],
    ] as const) {
      const error = await errorOf(insert(age));
      assert.equal(error.code, code);
      assert.equal(inspect(error, { depth: null, showHidden: true }).includes('kanarien'), false);
    }
  });

  test('is used again by the same handle after it was killed and is back', async () => {
    const db = await fresh.as('blende_owner');
    const count = async () => await sql`select count(*) from pg_class`.execute(db);
    await Promise.all([count(), count(), count()]);
    await server.kill();
    const away = await errorOf(count());
    assert.match(away.code, /^(08006|57P0\d)$/);
    await server.start();
    await Promise.all([count(), count(), count()]);
  });

  test('tells a transaction that lost its connection, and goes on with the next one', async () => {
    const db = await fresh.as('blende_owner');
    const cut = db.transaction().execute(async (transaction) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(
        transaction,
      );
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(server.superuser);
      await sql`select 1`.execute(transaction);
    });
    assert.match((await errorOf(cut)).code, /^(08006|57P01)$/);
    await sql`select 1`.execute(db);
  });
});

describe('a server', () => {
  const OFF: readonly (readonly [string, string])[] = [
    ['fsync', 'alter system set fsync = off'],
    ['full_page_writes', 'alter system set full_page_writes = off'],
    ['synchronous_commit', 'alter system set synchronous_commit = off'],
    ['synchronous_commit', 'alter role blende_owner set synchronous_commit = off'],
  ];
  for (const [name, statement] of OFF)
    test(`is refused by name after "${statement}"`, async () => {
      await assertServer(fresh.superuser);
      await change(server.superuser, statement);
      try {
        await assert.rejects(assertServer(fresh.superuser), { code: `${name}-off` });
      } finally {
        await change(server.superuser, 'alter system reset all');
        await change(server.superuser, 'alter role blende_owner reset all');
      }
      await assertServer(fresh.superuser);
    });

  test('is told apart by what keeps us from it', async () => {
    const owner = await fresh.connection('blende_owner');
    const nowhere = { kind: 'socket', socketFolder: '/nonexistent' } as const;
    await assertRefused({ ...owner, password: new Secret('wrong') }, 'database-login');
    await assertRefused({ ...owner, database: 'nowhere' }, 'database-missing');
    await assertRefused({ ...owner, place: nowhere }, 'database-unreachable');
  });

  test('takes the password of which it only ever saw what checks it', async () => {
    const [first, second] = [randomPassword(), randomPassword()];
    const owner = await fresh.connection('blende_owner');
    await sql`create role visitor login`.execute(server.superuser);
    const connect = async (password: Secret<string>) =>
      await answers({ ...owner, user: 'visitor', database: 'postgres', password });
    await setPassword(server.superuser, 'visitor', first);
    assert.deepEqual([await connect(first), await connect(second)], [true, false]);
    await setPassword(server.superuser, 'visitor', second);
    assert.deepEqual([await connect(first), await connect(second)], [false, true]);
  });
});

describe('a database elsewhere', () => {
  const certificate = selfSigned(['localhost', 'db.example']);
  const another = selfSigned(['localhost']);

  async function elsewhere(
    shown: typeof certificate | undefined,
    ca: string | undefined,
    host = 'localhost',
  ): Promise<string | undefined> {
    await using tls = await behindTls(server.socketFolder, shown);
    const place = { kind: 'tls', host, port: tls.port, ca } as const;
    const db = openDatabase<unknown>({ ...(await fresh.connection('blende_owner')), place });
    try {
      await assertServer(db);
      return undefined;
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    } finally {
      await db.destroy();
    }
  }

  test('is used if our authority vouches for the name that we asked', async () => {
    assert.equal(await elsewhere(certificate, certificate.chain), undefined);
  });

  test("is refused under another authority, under none, and under the system's", async () => {
    assert.equal(await elsewhere(certificate, another.chain), 'database-certificate');
    assert.equal(await elsewhere(certificate, undefined), 'database-certificate');
  });

  test('is refused under another name, and without TLS', async () => {
    const named = selfSigned(['other.example']);
    assert.equal(await elsewhere(named, named.chain), 'database-certificate');
    assert.equal(
      await elsewhere(certificate, certificate.chain, '127.0.0.1'),
      'database-certificate',
    );
    assert.equal(await elsewhere(undefined, certificate.chain), 'database-certificate');
  });
});

async function assertRefused(connection: DatabaseConnection, code: string): Promise<void> {
  const db = openDatabase<unknown>(connection);
  try {
    await assert.rejects(assertServer(db), { code });
  } finally {
    await db.destroy();
  }
}

async function change(db: Kysely<unknown>, statement: string): Promise<void> {
  await sql.raw(statement).execute(db);
  await sql`select pg_reload_conf()`.execute(db);
  // The server tells its processes one after the other.
  await sql`select pg_sleep(0.2)`.execute(db);
}

async function errorOf(promise: Promise<unknown>): Promise<SqlError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof SqlError) return error;
    throw error;
  }
  throw new Error('it did not fail');
}
