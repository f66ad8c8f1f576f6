import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ServerMessage } from '../contract.ts';
import { heardAfter, type Heard } from './heard.ts';

const left = (seq: number): ServerMessage => ({ type: 'left', seq, participantId: 'x' });
const welcome = (seq: number): ServerMessage => ({
  type: 'welcome',
  participantId: 'x',
  ticket: 't',
  participants: [],
  draining: false,
  seq,
});

describe("where a browser stands in the room's order", () => {
  const table: readonly [string, number | undefined, ServerMessage, Heard][] = [
    ['after the first welcome', undefined, welcome(7), { seq: 7, isNew: true }],
    ['after the next message', 7, left(8), { seq: 8, isNew: true }],
    ['after one that is not about others was left out', 7, left(9), { seq: 9, isNew: true }],
    ['after the same message again', 8, left(8), { seq: 8, isNew: false }],
    ['after an older one', 8, left(3), { seq: 8, isNew: false }],
    ['after a welcome of a room that began anew', 900, welcome(2), { seq: 2, isNew: true }],
    ['after a message without a number', 8, { type: 'pong' }, { seq: 8, isNew: true }],
    [
      'after a resumption',
      8,
      { type: 'resumed', ticket: 't', draining: false },
      { seq: 8, isNew: true },
    ],
  ];
  for (const [name, seq, message, expected] of table) {
    it(name, () => assert.deepEqual(heardAfter(seq, message), expected));
  }
});
