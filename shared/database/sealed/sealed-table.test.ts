import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newTenantId } from '@blende/shared/protocol/tenant-id.ts';
import { KeysInMemory } from '../testing/keys-in-memory.ts';
import { json, optional, text } from './field-codec.ts';
import { DESTROYED, sealed } from './sealed-column.ts';
import { SealedTable, type SealedColumnsOf } from './sealed-table.ts';

interface Marks {
  readonly chapters: readonly string[];
}

function parseMarks(value: unknown): Marks {
  const { chapters } = value as Marks;
  if (!Array.isArray(chapters)) throw new Error(`not marks: ${JSON.stringify(value)}`);
  return { chapters };
}

const films = new SealedTable({
  table: 'film',
  row: 'id',
  columns: {
    title: sealed(text, 'key_id'),
    note: sealed(optional(text), 'key_id'),
    marks: sealed(json(parseMarks), 'key_id'),
    author: sealed(text, 'author_key'),
  },
});

function world() {
  const keys = new KeysInMemory();
  const tenant = newTenantId();
  const row = {
    id: 'f1',
    key_id: keys.create(tenant),
    author_key: keys.create(tenant),
    state: 'draft',
    title: 'Über den Datenschutz',
    note: undefined,
    marks: { chapters: ['Anfang', 'Ende'] },
    author: 'Ada Ümläut',
  };
  return { keys, tenant, row, fields: { tenant, keys } };
}

describe('a table with sealed columns', () => {
  it('takes and gives plain objects, and leaves other columns alone', async () => {
    const { fields, row } = world();
    const stored = await films.seal(fields, row);
    for (const name of ['title', 'note', 'marks', 'author'] as const) {
      assert.ok(Buffer.isBuffer(stored[name]));
      assert.doesNotMatch(stored[name].toString('latin1'), /Daten|Anfang|Ada/);
    }
    assert.equal(stored.state, 'draft');
    assert.deepEqual(await films.open(fields, [stored]), [row]);
  });

  it('changes and reads some of its columns', async () => {
    const { fields, row } = world();
    const names = { id: row.id, key_id: row.key_id, author_key: row.author_key };
    const { title } = await films.seal(fields, { ...names, title: 'Neu' });
    const stored = await films.seal(fields, row);
    const [read] = await films.open(fields, [{ ...names, title, marks: stored.marks }]);
    assert.deepEqual(read, { ...names, title: 'Neu', marks: row.marks });
  });

  it('reads a destroyed key as such, value by value, and refuses to write with it', async () => {
    const { fields, keys, tenant, row } = world();
    const stored = await films.seal(fields, row);
    keys.destroy(tenant, row.author_key);
    const [read] = await films.open(fields, [stored]);
    assert.equal(read?.author, DESTROYED);
    assert.equal(read?.title, row.title);
    assert.equal(JSON.stringify({ author: read?.author }), '{}');
    await assert.rejects(films.seal(fields, row), { code: 'field-key-destroyed' });
  });

  it('reads what was sealed before a rotation', async () => {
    const { fields, keys, row } = world();
    const before = await films.seal(fields, row);
    keys.epoch = 2;
    const after = await films.seal(fields, { ...row, id: 'f2' });
    assert.deepEqual([before.title.readUInt32BE(1), after.title.readUInt32BE(1)], [1, 2]);
    const read = await films.open(fields, [before, after]);
    assert.deepEqual(
      read.map(({ title }) => title),
      [row.title, row.title],
    );
  });

  it('says by code alone that a value is damaged, swapped or of another shape', async () => {
    const { fields, row } = world();
    const stored = await films.seal(fields, row);
    const wrong: readonly (readonly [object, string])[] = [
      [{ ...stored, title: stored.note }, 'field-damaged'],
      [{ ...stored, id: 'f2' }, 'field-damaged'],
      [{ ...stored, title: 'Klartext' }, 'field-damaged'],
      [{ ...stored, marks: await sealedAsText(row) }, 'field-shape'],
    ];
    for (const [one, code] of wrong)
      await assert.rejects(films.open(fields, [one as typeof stored]), (error: Error) => {
        assert.equal((error as unknown as { code: string }).code, code);
        assert.equal(error.message, code);
        assert.equal(error.cause, undefined);
        return true;
      });

    async function sealedAsText({ id, key_id }: typeof row) {
      const asText = new SealedTable({
        table: 'film',
        row: 'id',
        columns: { marks: sealed(text, 'key_id') },
      });
      return (await asText.seal(fields, { id, key_id, marks: '{"chapters":"geheim"}' })).marks;
    }
  });

  it('keeps what an outer join did not find', async () => {
    const { fields, row } = world();
    const { title } = await films.seal(fields, row);
    const names = { id: row.id, key_id: row.key_id, author_key: row.author_key };
    const rows: { id: string; key_id: string; author_key: string; title: typeof title | null }[] = [
      { ...names, title: null },
    ];
    const [read] = await films.open(fields, rows);
    assert.equal(read?.title, null);
  });

  it('asks the key store once for many rows', async () => {
    const { fields, keys, tenant, row } = world();
    const rows = Array.from({ length: 2_500 }, (_, at) => ({
      ...row,
      id: `f${at}`,
      key_id: keys.create(tenant),
    }));
    const stored = await films.sealAll(fields, rows);
    assert.equal(keys.questions, 1);
    assert.deepEqual(await films.open(fields, stored), rows);
    assert.equal(keys.questions, 2);
    assert.deepEqual(await films.open(fields, []), []);
    assert.equal(keys.questions, 2);
  });

  it('does not compile with a value in clear', () => {
    const stored: Partial<SealedColumnsOf<typeof films>> = {};
    // @ts-expect-error a text is not sealed
    stored.title = 'Klartext';
    // @ts-expect-error nor are any bytes
    stored.title = Buffer.from('Klartext');
    assert.equal(Buffer.isBuffer(stored.title), true);
  });
});
