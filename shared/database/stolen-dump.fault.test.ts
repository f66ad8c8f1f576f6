import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { temporaryPostgres, type TemporaryPostgres } from '../../tests/kit/postgres.ts';
import { sampleLibrary, type SampleLibrary } from '../../tests/kit/sample-database.ts';
import {
  guessByFrequency,
  guessByHash,
  wordsInClear,
  type Guesses,
} from '../../tests/kit/thief/dump-attack.ts';
import { GERMAN_WORDS } from '../../tests/kit/thief/german-words.ts';
import { BACKUP_LOGIN } from './roles.ts';
import { blindIndexOf } from './sealed/blind-index.ts';
import { films } from './testing/sample-tables.ts';

const TITLES = 1_500;
/** Shorter ones stand in any text by chance. */
const LONG_WORDS = GERMAN_WORDS.filter(({ length }) => length >= 6);
/** What of the program goes into a blind index. */
const KNOWN = ['20:blende blind index 14:film4:slug', 'film', 'slug', 'blende'];

describe('a stolen dump', () => {
  let server: TemporaryPostgres;
  let library: SampleLibrary;
  /** What the values really are, in hexadecimal digits. */
  const truth = new Map<string, string>();

  before(async () => {
    server = await temporaryPostgres();
    library = await sampleLibrary(server);
    for (let tenants = 0; tenants < 2; tenants += 1) await fill();
  });
  after(async () => {
    await library[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });

  /** Titles whose words occur as often as in the language; among their slugs each common word. */
  async function fill(): Promise<void> {
    const { keys, superuser } = library;
    const tenant = await library.addTenant();
    const { index } = await keys.tenantKeys(tenant);
    const rows = Array.from({ length: TITLES }, (_, at) => {
      const word = GERMAN_WORDS[at];
      const slug = blindIndexOf(index, { table: 'film', column: 'slug' }, word ?? randomUUID());
      if (word !== undefined) truth.set(slug.toString('hex'), word);
      const title = Array.from({ length: 4 }, zipfWord).join(' ');
      return {
        tenant_id: tenant,
        id: randomUUID(),
        key_id: keys.create(tenant),
        slug,
        state: 'shown',
        title,
      };
    });
    const sealed = await films.sealAll({ tenant, keys }, rows);
    for (const [at, row] of sealed.entries())
      truth.set(row.title.toString('hex'), rows[at]?.title ?? '');
    for (let at = 0; at < sealed.length; at += 500)
      await superuser
        .insertInto('film')
        .values(sealed.slice(at, at + 500))
        .execute();
  }

  /** As the copies of the database are made, by their login. */
  async function dump(): Promise<string> {
    const { name } = library.database;
    const { password } = await library.database.connection(BACKUP_LOGIN);
    const args = [
      '--host',
      server.socketFolder,
      '--username',
      BACKUP_LOGIN,
      '--dbname',
      name,
      '--no-owner',
    ];
    const { status, stdout } = spawnSync('/usr/lib/postgresql/15/bin/pg_dump', args, {
      env: { PGPASSWORD: password.reveal() },
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    assert.equal(status, 0);
    return stdout;
  }

  function right(guesses: Guesses): ReadonlySet<string> {
    return new Set(
      [...guesses].filter(([value, word]) => truth.get(value) === word).map(([, word]) => word),
    );
  }

  it('gives none of the common words away, neither in clear nor by hash nor by frequency', async () => {
    const text = await dump();
    const blind = [...truth.keys()].filter((value) => value.length === 32);
    assert.equal(blind.length, GERMAN_WORDS.length * 2, 'two tenants share a value');
    for (const value of truth.keys()) assert.ok(text.includes(value), 'the dump is not whole');
    assert.deepEqual(wordsInClear(text, LONG_WORDS), []);
    assert.deepEqual([...guessByHash(text, KNOWN).values()], []);
    assert.equal(right(guessByFrequency(text)).size, 0);
  });

  it('would, had titles been written in clear', async () => {
    const planted = await withPlanted('create table planted (title text)', async () => {
      const titles = Array.from({ length: TITLES }, () => `${zipfWord()} ${zipfWord()}`);
      await sql`insert into planted select * from unnest(${[...titles, ...LONG_WORDS]}::text[])`.execute(
        library.superuser,
      );
    });
    assert.deepEqual(wordsInClear(planted, LONG_WORDS), LONG_WORDS);
  });

  it('would, had the index no key', async () => {
    const planted = await withPlanted('create table planted (word bytea)', async () => {
      await plantWords(
        GERMAN_WORDS.map((word) => [word, createHash('sha256').update(word).digest()]),
      );
    });
    assert.equal(right(guessByHash(planted, KNOWN)).size, GERMAN_WORDS.length);
  });

  it('would, had each word of a title a keyed value of its own', async () => {
    const key = randomBytes(32);
    const planted = await withPlanted('create table planted (word bytea)', async () => {
      const words = Array.from({ length: 60_000 }, zipfWord);
      await plantWords(
        words.map((word) => [word, createHmac('sha256', key).update(word).digest()]),
      );
    });
    assert.equal(right(guessByHash(planted, KNOWN)).size, 0);
    const found = right(guessByFrequency(planted));
    assert.ok(found.size >= 15, `only ${found.size} were recovered`);
  });

  async function plantWords(words: readonly (readonly [string, Buffer])[]): Promise<void> {
    for (const [word, value] of words) truth.set(value.toString('hex'), word);
    const values = words.map(([, value]) => value.toString('hex'));
    await sql`insert into planted select decode(one, 'hex') from unnest(${values}::text[]) as one`.execute(
      library.superuser,
    );
  }

  async function withPlanted(table: string, fillIt: () => Promise<void>): Promise<string> {
    await sql.raw(table).execute(library.superuser);
    await sql`grant select on planted to blende_backup`.execute(library.superuser);
    try {
      await fillIt();
      return await dump();
    } finally {
      await sql`drop table planted`.execute(library.superuser);
    }
  }
});

/** A word as often as its rank says (Zipf): the second half as often as the first. */
function zipfWord(): string {
  const sum = GERMAN_WORDS.reduce((total, _, rank) => total + 1 / (rank + 1), 0);
  let left = Math.random() * sum;
  for (const [rank, word] of GERMAN_WORDS.entries()) {
    left -= 1 / (rank + 1);
    if (left <= 0) return word;
  }
  return 'der';
}
