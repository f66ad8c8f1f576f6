import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RefusalCode } from '../contract.ts';
import { capacityRefusal, type Occupancy } from './capacity.ts';

const limits = { rooms: 3, participants: 10, participantsPerRoom: 4 };

describe('whether somebody new gets a place', () => {
  const table: readonly [string, Partial<Occupancy>, RefusalCode | undefined][] = [
    ['in a new room of an empty server', {}, undefined],
    ['in the last room that fits', { rooms: 2, participants: 9 }, undefined],
    ['in one room too many', { rooms: 3, participants: 3 }, 'server-full'],
    ['in a room that stands, with all rooms taken', { rooms: 3, inRoom: 2 }, undefined],
    ['as the last one who fits', { rooms: 3, participants: 9, inRoom: 2 }, undefined],
    ['as one too many for the server', { participants: 10, inRoom: 2 }, 'server-full'],
    ['as one too many, in a new room', { rooms: 2, participants: 10 }, 'server-full'],
    ['in a full room', { rooms: 1, participants: 4, inRoom: 4 }, 'room-full'],
    ['in a new room while draining', { draining: true }, 'draining'],
    ['in a running room while draining', { draining: true, inRoom: 2 }, undefined],
    ['in an empty room while draining', { draining: true, inRoom: 0 }, undefined],
  ];
  for (const [name, occupancy, expected] of table) {
    it(name, () => {
      const empty = { rooms: 0, participants: 0, draining: false, inRoom: undefined };
      assert.equal(capacityRefusal(limits, { ...empty, ...occupancy }), expected);
    });
  }
});
