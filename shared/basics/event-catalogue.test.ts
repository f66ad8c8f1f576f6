import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  admitsEvent,
  eventLine,
  type EventCatalogue,
  type EventFields,
} from './event-catalogue.ts';

const CATALOGUE: EventCatalogue = {
  'door-opened': { side: ['left', 'right'], people: 'count' },
  quiet: {},
};

describe('the closed list of events', () => {
  const CASES: readonly [string, string, EventFields, boolean][] = [
    ['declared fields', 'door-opened', { side: 'left', people: 3 }, true],
    ['no fields declared, none given', 'quiet', {}, true],
    ['an unknown name', 'door-closed', {}, false],
    ['a name that every object has', 'constructor', {}, false],
    ['a missing field', 'door-opened', { side: 'left' }, false],
    ['one field too many', 'quiet', { name: 'Ada' }, false],
    ['another field instead', 'door-opened', { side: 'left', toString: 3 }, false],
    ['a word outside the set', 'door-opened', { side: 'Ada', people: 3 }, false],
    ['text for a number', 'door-opened', { side: 'left', people: '3' }, false],
    ['a fraction', 'door-opened', { side: 'left', people: 3.5 }, false],
    ['a negative number', 'door-opened', { side: 'left', people: -1 }, false],
    ['no number', 'door-opened', { side: 'left', people: Number.NaN }, false],
  ];
  for (const [name, event, fields, admitted] of CASES) {
    test(`${admitted ? 'admits' : 'refuses'} ${name}`, () => {
      assert.equal(admitsEvent(CATALOGUE, event, fields), admitted);
    });
  }

  test('a line holds time, name and fields', () => {
    const line = eventLine(new Date(0), 'door-opened', { side: 'left', people: 3 });
    assert.equal(line, '1970-01-01T00:00:00Z door-opened side=left people=3');
  });
});
