import assert from 'node:assert/strict';
import { test } from 'node:test';
import { supervisorEvents } from '@blende/shared/supervisor/events.ts';
import { roleEvents } from './all-events.ts';
import { eventList } from './event-list.ts';

test('the list of events names each one with every field, and nothing else', () => {
  const listed = eventList()
    .split('\n')
    .filter((line) => line.startsWith('  '))
    .map((line) => line.trim().split(' '));
  const declared = Object.entries({ ...roleEvents, ...supervisorEvents });
  assert.deepEqual(new Set(listed.map(([name]) => name)), new Set(declared.map(([name]) => name)));
  for (const [name, fields] of declared) {
    const words = listed.find(([first]) => first === name)?.slice(1) ?? [];
    assert.deepEqual(
      words.map((word) => word.split('=')[0]),
      Object.keys(fields),
      name,
    );
  }
});

test('a field that could hold anything would show in the list', () => {
  assert.match(
    eventList(),
    /edge-limit-reached limit=requests\|upgrades\|connections times=<number>/,
  );
});
