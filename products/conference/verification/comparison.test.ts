import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_DOWNGRADE } from '../downgrade/downgrade-view.ts';
import { FIRST_OPTIONS } from '../group/group-options.ts';
import { NO_LOBBY } from '../lobby/lobby-view.ts';
import type { GroupView } from '../group/group-view.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import { codeChange, markCompared, stillCompared } from './comparison.ts';

function group(ids: readonly string[], digits: readonly string[] = [ids.join('')]): GroupView {
  const members = ids.map((id, leaf) => ({
    id: id as ParticipantId,
    leaf,
    name: id,
    isHost: false,
    isSelf: leaf === 0,
    upToDate: true,
  }));
  return {
    state: 'in',
    epoch: 1,
    members,
    digits,
    options: FIRST_OPTIONS,
    lobby: NO_LOBBY,
    downgrade: NO_DOWNGRADE,
    unknownConnections: 0,
  };
}

const changes = [
  ['nothing happened', group(['a', 'b']), group(['a', 'b']), undefined],
  ['the group is only now reached', group(['a'], []), group(['a', 'b']), undefined],
  ['the group is lost', group(['a', 'b']), group(['a'], []), undefined],
  ['somebody joined', group(['a', 'b']), group(['a', 'b', 'c']), { joined: ['c'], left: [] }],
  ['somebody left', group(['a', 'b']), group(['a']), { joined: [], left: ['b'] }],
  [
    'somebody came back under a new id',
    group(['a', 'b']),
    group(['a', 'b2']),
    { joined: ['b2'], left: ['b'] },
  ],
  [
    'only keys are new',
    group(['a', 'b'], ['1']),
    group(['a', 'b'], ['2']),
    { joined: [], left: [] },
  ],
] as const;

for (const [situation, before, after, expected] of changes) {
  test(`the code changes or does not: ${situation}`, () => {
    assert.deepEqual(codeChange(before, after), expected);
  });
}

test('who was compared stays so while they are a member', () => {
  const compared = markCompared(markCompared(new Set(), 'b', true), 'c', true);
  assert.deepEqual([...stillCompared(compared, group(['a', 'b', 'd']))], ['b']);
  assert.equal(stillCompared(compared, group(['a', 'b', 'c'])), compared);
});

test('a mark can be taken back and never stands twice', () => {
  const twice = markCompared(markCompared(new Set(), 'b', true), 'b', true);
  assert.deepEqual([...twice], ['b']);
  assert.deepEqual([...markCompared(twice, 'b', false)], []);
});
