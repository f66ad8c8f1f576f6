import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIRST_OPTIONS, type GroupOptions } from '../group/group-options.ts';
import type { GroupMember, GroupView } from '../group/group-view.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import { hostNotices, type HostNotice } from './host-notice.ts';
import { withoutForbidden } from './without-forbidden.ts';
import { isHost, mayDo, RIGHTS } from './rights.ts';

function member(id: string, isHostToo: boolean): GroupMember {
  const shown = { name: id, leaf: 0, isSelf: id === 'ben', upToDate: true };
  return { id: id as ParticipantId, isHost: isHostToo, ...shown };
}

type May = GroupOptions['may'];
type Part = Pick<GroupView, 'members' | 'options' | 'state'>;

function group(may: Partial<May> = {}, hosts: readonly string[] = ['anna']): Part {
  return {
    state: 'in',
    members: ['anna', 'ben', 'clara'].map((id) => member(id, hosts.includes(id))),
    options: { ...FIRST_OPTIONS, may: { ...FIRST_OPTIONS.may, ...may } },
  };
}

for (const right of RIGHTS) {
  for (const [who, anna, ben, nobody] of [
    ['everybody', true, true, true],
    ['hosts', true, false, false],
  ] as const) {
    test(`${right} for ${who}`, () => {
      const asked = group({ [right]: who });
      assert.equal(mayDo(right, 'anna', asked), anna);
      assert.equal(mayDo(right, 'ben', asked), ben);
      assert.equal(mayDo(right, 'nobody', asked), nobody);
    });
  }
}

for (const [what, may, id, shown] of [
  ['is shown while everybody may', {}, 'ben', { screen: 1, screenSound: 2 }],
  ['of a host is shown', { share: 'hosts' }, 'anna', { screen: 1, screenSound: 2 }],
  ['of others is not', { share: 'hosts' }, 'ben', { screen: undefined, screenSound: undefined }],
] as const) {
  test(`a screen ${what}`, () => {
    const media = { camera: 3, screen: 1, screenSound: 2 };
    assert.deepEqual(withoutForbidden(id, media, group(may)), { camera: 3, ...shown });
  });
}

test('one right says nothing of another', () => {
  assert.equal(mayDo('chat', 'ben', group({ share: 'hosts' })), true);
});

test('whoever is named host may, and whoever is no member is no host', () => {
  const named = group({ chat: 'hosts' }, ['anna', 'ben']);
  assert.equal(mayDo('chat', 'ben', named), true);
  assert.equal(isHost('nobody', named), false);
});

const NOTICES: readonly (readonly [
  what: string,
  before: Part,
  after: Part,
  notices: HostNotice[],
])[] = [
  ['nothing', group(), group(), []],
  [
    'oneself made host',
    group(),
    group({}, ['anna', 'ben']),
    [{ says: 'made-host', id: 'ben', isSelf: true }],
  ],
  [
    'another no longer host',
    group({}, ['anna', 'clara']),
    group(),
    [{ says: 'unmade-host', id: 'clara', isSelf: false }],
  ],
  [
    'a right taken',
    group(),
    group({ chat: 'hosts' }),
    [{ says: 'right', right: 'chat', isOpen: false }],
  ],
  [
    'a right given back',
    group({ share: 'hosts' }),
    group(),
    [{ says: 'right', right: 'share', isOpen: true }],
  ],
  [
    'what was so when one came',
    { ...group(), state: 'joining' },
    group({ chat: 'hosts' }, ['anna', 'clara']),
    [],
  ],
  [
    'a host who has just come',
    { ...group(), members: [member('ben', false)] },
    group({}, ['anna']),
    [],
  ],
];

for (const [what, before, after, notices] of NOTICES) {
  test(`is told of: ${what}`, () => {
    assert.deepEqual(hostNotices(before, after), notices);
  });
}
