import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { Secret } from '@blende/shared/basics/secret.ts';
import { blindIndexOf, foldCase } from './blind-index.ts';

const index = new Secret<Uint8Array>(randomBytes(32));
const mail = { table: 'person', column: 'mail' };

describe('a blind index', () => {
  it('finds a value again, whatever its case, width and composition', () => {
    const alike: readonly (readonly [string, string])[] = [
      ['Ada@Example.org', 'ada@example.ORG'],
      ['STRASSE', 'straße'],
      ['Ärger', 'A\u0308RGER'],
      ['ﬁlm', 'FILM'],
      ['ＡＢＣ', 'abc'],
      ['ΟΔΟΣ', 'οδος'],
      ['ẞ', 'ß'],
    ];
    for (const [one, other] of alike)
      assert.deepEqual(blindIndexOf(index, mail, one), blindIndexOf(index, mail, other), one);
  });

  it('folds as a second time changes nothing', () => {
    for (const text of ['İstanbul', 'ŉ', 'ǰ', 'ᾳ', 'Ωmega', 'I', 'ı', '①'])
      assert.equal(foldCase(foldCase(text)), foldCase(text), text);
  });

  it('differs by value, key, table and column, and where their border lies', () => {
    const seen = [
      blindIndexOf(index, mail, 'ada'),
      blindIndexOf(index, mail, 'eve'),
      blindIndexOf(new Secret<Uint8Array>(randomBytes(32)), mail, 'ada'),
      blindIndexOf(index, { ...mail, column: 'name' }, 'ada'),
      blindIndexOf(index, { ...mail, table: 'guest' }, 'ada'),
      blindIndexOf(index, { table: 'personm', column: 'ail' }, 'ada'),
      blindIndexOf(index, mail, ''),
    ].map((one) => one.toString('hex'));
    assert.equal(new Set(seen).size, seen.length);
    for (const one of seen) assert.equal(one.length, 32);
  });
});
