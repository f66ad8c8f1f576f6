import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handOrder, handsOf, nextTurn, withHand, type RaisedHands } from './raised-hands.ts';

type Said = readonly [id: string, turn: number | null];

const NONE: RaisedHands = new Map();
const after = (...said: readonly Said[]): RaisedHands =>
  said.reduce<RaisedHands>((hands, [id, turn]) => withHand(hands, id, turn), NONE);

const rows: readonly (readonly [situation: string, said: readonly Said[], order: string[]])[] = [
  ['nobody', [], []],
  [
    'in the order of turns',
    [
      ['ben', 2],
      ['anna', 1],
    ],
    ['anna', 'ben'],
  ],
  [
    'at the same moment',
    [
      ['ben', 1],
      ['anna', 1],
    ],
    ['anna', 'ben'],
  ],
  [
    'lowered',
    [
      ['anna', 1],
      ['ben', 2],
      ['anna', null],
    ],
    ['ben'],
  ],
  [
    'said again to be first',
    [
      ['anna', 1],
      ['ben', 2],
      ['ben', 1],
      ['ben', 1],
    ],
    ['anna', 'ben'],
  ],
  [
    'raised again after lowering',
    [
      ['anna', 1],
      ['ben', 2],
      ['anna', null],
      ['anna', 3],
    ],
    ['ben', 'anna'],
  ],
  ['lowered without being raised', [['anna', null]], []],
];

for (const [situation, said, order] of rows) {
  test(`raised hands: ${situation}`, () => {
    assert.deepEqual(handOrder(after(...said)), order);
  });
}

test('a hand that goes up now stands behind all others', () => {
  assert.equal(nextTurn(NONE), 1);
  assert.equal(nextTurn(after(['anna', 1], ['ben', 7])), 8);
});

test('a hand goes with its member', () => {
  const hands = after(['anna', 1], ['ben', 2]);
  assert.deepEqual(handOrder(handsOf(hands, [{ id: 'ben' }])), ['ben']);
  assert.equal(handsOf(hands, [{ id: 'anna' }, { id: 'ben' }]), hands);
});
