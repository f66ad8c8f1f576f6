import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GroupMember } from '../group/group-view.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import { bookNames, type NameBook } from './name-book.ts';
import { nameShape } from './name-shape.ts';

const pairs: readonly (readonly [one: string, other: string, same: boolean])[] = [
  ['Anna', 'Anna', true],
  ['Anna', 'ANNA', true],
  ['Anna', 'Аnnа', true],
  ['Anna', 'Αnnα', true],
  ['Anna', 'A n n a', true],
  ['Anna', 'An\u200Dna', true],
  ['Ilona', 'llona', true],
  ['Otto', '0tt0', true],
  ['Bernd', 'Bemd', true],
  ['René', 'Rene', true],
  ['', '', true],
  ['李小龍', '李小龍', true],
  ['Anna', 'Hanna', false],
  ['李小龍', '李小龙', false],
  ['Anna', '', false],
];

for (const [one, other, same] of pairs) {
  test(`"${one}" and "${other}" ${same ? 'can' : 'cannot'} be taken for each other`, () => {
    assert.equal(nameShape(one) === nameShape(other), same);
  });
}

const EMPTY: NameBook = new Map();

function member(id: string, name: string): GroupMember {
  return { id: id as ParticipantId, leaf: 0, name, isHost: false, isSelf: false, upToDate: true };
}

const numbers = (book: NameBook) => Array.from(book.values(), ({ id, number }) => [id, number]);

test('a name that stands alone has no number', () => {
  const book = bookNames(EMPTY, [member('a', 'Anna'), member('b', 'Ben')]);
  assert.deepEqual(numbers(book), [
    ['a', undefined],
    ['b', undefined],
  ]);
});

test('equal names are numbered in order of appearance, whatever their order in the group', () => {
  const alone = bookNames(EMPTY, [member('a', 'Anna')]);
  const both = bookNames(alone, [member('x', 'Аnna'), member('a', 'Anna')]);
  assert.deepEqual(numbers(both), [
    ['a', 1],
    ['x', 2],
  ]);
});

test('who left keeps the number: nobody inherits it', () => {
  const both = bookNames(EMPTY, [member('a', 'Anna'), member('x', 'Anna')]);
  assert.deepEqual(numbers(bookNames(both, [member('x', 'Anna')])), [
    ['a', 1],
    ['x', 2],
  ]);
});

test('a changed name is told by its new one', () => {
  const both = bookNames(EMPTY, [member('a', 'Anna'), member('x', 'Ben')]);
  const changed = bookNames(both, [member('a', 'Anna'), member('x', 'Anna')]);
  assert.equal(changed.get('x')?.number, 2);
});
