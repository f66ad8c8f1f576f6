import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHILD_NAMES as NAMES } from './events.ts';
import { ownUser } from './own-users.ts';

test('every process has a user that no other has, outside of what systems give away', () => {
  const users = NAMES.map((name) => ownUser(name).userId);
  assert.equal(new Set(users).size, NAMES.length);
  for (const user of users) assert.ok(user > 60_577 && user < 61_184, String(user));
});

test('the engine is not in the group that may use the sockets', () => {
  const groups = NAMES.map((name) => ownUser(name).groupId);
  assert.equal(new Set(groups).size, 2);
  assert.equal(groups.filter((group) => group === ownUser('engine').groupId).length, 1);
});
