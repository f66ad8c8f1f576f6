import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newTenantId } from '@blende/shared/protocol/tenant-id.ts';
import { OrderedIndex, type IndexEntry, type IndexPosition } from './ordered-index.ts';
import { PageCursors } from './page-cursors.ts';

type Entry = IndexEntry<{ readonly state: 'draft' | 'shown' }>;

const entry = (id: string, text: string, state: 'draft' | 'shown' = 'shown'): Entry => ({
  id,
  text,
  facets: { state },
});

const texts = (entries: readonly Entry[]): readonly string[] => entries.map(({ text }) => text);

describe('an index in memory', () => {
  it('is in German order, with numbers by their value', async () => {
    const right = ['Äpfel', 'Apfelkuchen', 'Bär', 'Folge 9', 'Folge 10', 'Ofen', 'öffnen', 'Zebra'];
    const index = await OrderedIndex.of(right.toReversed().map((text, at) => entry(`${at}`, text)));
    assert.deepEqual(texts(index.page({ limit: 100 })), right);
  });

  it('finds a word by its beginning, without case, accents and dots', async () => {
    const index = await OrderedIndex.of([
      entry('1', 'Grüße aus München'),
      entry('2', 'Datenschutz für Ärzte'),
      entry('3', 'Über Café und Straße'),
    ]);
    const found = (text: string) => texts(index.search({ text, limit: 9 }));
    assert.deepEqual(found('mün'), ['Grüße aus München']);
    assert.deepEqual(found('MUNCH'), ['Grüße aus München']);
    assert.deepEqual(found('muenchen'), ['Grüße aus München']);
    assert.deepEqual(found('strasse cafe'), ['Über Café und Straße']);
    assert.deepEqual(found('ärzte daten'), ['Datenschutz für Ärzte']);
    assert.deepEqual(found('ärzte münchen'), []);
    assert.deepEqual(found(' – '), []);
  });

  it('forgives one error in a word of four letters and two in one of eight, the right ones first', async () => {
    const index = await OrderedIndex.of([
      entry('1', 'Haus am See'),
      entry('2', 'Maus'),
      entry('3', 'Datenschutz'),
      entry('4', 'Tee'),
    ]);
    const found = (text: string) => texts(index.search({ text, limit: 9 }));
    assert.deepEqual(found('maus'), ['Maus', 'Haus am See']);
    assert.deepEqual(found('dtaenshutz'), ['Datenschutz']);
    assert.deepEqual(found('dxtxnxchutz'), []);
    assert.deepEqual(found('bee'), []);
  });

  it('filters by what an entry has besides its text', async () => {
    const index = await OrderedIndex.of([entry('1', 'Eins', 'draft'), entry('2', 'Eins zwei')]);
    const filter = ({ state }: Entry['facets']) => state === 'shown';
    assert.deepEqual(texts(index.page({ limit: 9, filter })), ['Eins zwei']);
    assert.deepEqual(texts(index.search({ text: 'eins', limit: 9, filter })), ['Eins zwei']);
  });

  it('stays right through changes, as one that is built anew', async () => {
    const index = new OrderedIndex<Entry['facets']>();
    const model = new Map<string, Entry>();
    for (let at = 0; at < 2_000; at += 1) {
      const id = String((at * 7_919) % 300);
      if (at % 3 === 0) {
        index.remove(id);
        model.delete(id);
      } else {
        const one = entry(id, `Folge ${(at * 31) % 97} von Ä${at % 5}`);
        index.put(one);
        model.set(id, one);
      }
    }
    const anew = await OrderedIndex.of([...model.values()]);
    assert.ok(model.size > 50);
    assert.deepEqual(index.page({ limit: 999 }), anew.page({ limit: 999 }));
    assert.equal(index.sizeBytes, anew.sizeBytes);
    for (const text of ['folge', 'a3', '42'])
      assert.deepEqual(index.search({ text, limit: 999 }), anew.search({ text, limit: 999 }));
  });

  it('pages on where it was, though rows come and go, the one at the border too', async () => {
    const index = await OrderedIndex.of(
      Array.from({ length: 100 }, (_, at) => entry(`id${at}`, `Folge ${at}`)),
    );
    const cursors = new PageCursors();
    const tenant = newTenantId();
    const seen: string[] = [];
    let after: IndexPosition | undefined;
    for (let page = 0; page < 50; page += 1) {
      const entries = index.page({ limit: 10, after });
      seen.push(...texts(entries));
      const last = entries.at(-1);
      if (last === undefined) break;
      after = cursors.read(tenant, 'film', cursors.write(tenant, 'film', last));
      assert.deepEqual(after, { id: last.id, text: last.text });
      index.remove(last.id);
      index.put(entry(`before${page}`, 'Anfang'));
      if (page < 10) index.put(entry(`late${page}`, `Folge ${page * 10 + 9}a`));
    }
    const originals = seen.filter((text) => /^Folge \d+$/.test(text));
    assert.deepEqual(
      originals,
      Array.from({ length: 100 }, (_, at) => `Folge ${at}`),
    );
    assert.equal(seen.filter((text) => text.endsWith('a')).length, 10);
    assert.equal(seen.includes('Anfang'), false);
  });
});

describe('a cursor', () => {
  it('shows nothing, and is of use to its tenant, subject and process alone', () => {
    const cursors = new PageCursors();
    const tenant = newTenantId();
    const position = { id: 'id1', text: 'Kündigung' };
    const cursor = cursors.write(tenant, 'film', position);
    assert.doesNotMatch(Buffer.from(cursor, 'base64url').toString('latin1'), /ndigung|id1/);
    assert.deepEqual(cursors.read(tenant, 'film', cursor), position);
    for (const read of [
      cursors.read(newTenantId(), 'film', cursor),
      cursors.read(tenant, 'person', cursor),
      new PageCursors().read(tenant, 'film', cursor),
      cursors.read(tenant, 'film', cursor.slice(2)),
      cursors.read(tenant, 'film', ''),
      cursors.read(tenant, 'film', 'A'.repeat(10_000)),
    ])
      assert.equal(read, undefined);
  });
});
