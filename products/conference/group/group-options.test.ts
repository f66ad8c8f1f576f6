import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParticipantId } from '../rooms/participant-id.ts';
import { FIRST_OPTIONS, readOptions, writeOptions, type GroupOptions } from './group-options.ts';
import { changedOptions, type OptionsChange } from './options-change.ts';
import { SimulatedMeeting } from './testing/simulated-meeting.ts';

const id = (letter: string): ParticipantId => letter.repeat(22) as ParticipantId;
const [ben, clara] = [id('b'), id('c')];
const may = FIRST_OPTIONS.may;

const CHANGES: readonly (readonly [
  what: string,
  changes: readonly OptionsChange[],
  after: Partial<GroupOptions>,
])[] = [
  ['the lobby goes on', [{ lobby: true }], { lobby: true }],
  ['locked, then unlocked', [{ locked: true }, { locked: false }], {}],
  ['one host', [{ makeHost: ben }], { hosts: [ben] }],
  ['the same host twice', [{ makeHost: ben }, { makeHost: ben }], { hosts: [ben] }],
  ['taken back', [{ makeHost: ben }, { makeHost: clara }, { unmakeHost: ben }], { hosts: [clara] }],
  ['one right', [{ may: { chat: 'hosts' } }], { may: { ...may, chat: 'hosts' } }],
  [
    'two rights by two hosts',
    [{ may: { chat: 'hosts' } }, { may: { share: 'hosts' } }],
    { may: { ...may, chat: 'hosts', share: 'hosts' } },
  ],
];

for (const [what, changes, after] of CHANGES) {
  test(`options of a room: ${what}`, () => {
    const options = changes.reduce(changedOptions, FIRST_OPTIONS);
    assert.deepEqual(options, { ...FIRST_OPTIONS, ...after });
    assert.deepEqual(readOptions(writeOptions(options)), options);
  });
}

test('a host changes options for all, and a guest for nobody', async () => {
  const meeting = await SimulatedMeeting.begin();
  const anna = await meeting.add('Anna', { isHost: true });
  meeting.connect(anna);
  const [ben] = await meeting.meet('Ben');
  assert.ok(ben);
  ben.session.changeOptions({ locked: true });
  await meeting.pass(500);
  assert.equal(anna.view.options.locked, false);
  anna.session.changeOptions({ makeHost: ben.id, may: { chat: 'hosts' } });
  await meeting.settle();
  for (const { view } of [anna, ben]) {
    assert.deepEqual(view.options.hosts, [ben.id]);
    assert.equal(view.options.may.chat, 'hosts');
    assert.deepEqual(
      view.members.map(({ isHost }) => isHost),
      [true, true],
    );
  }
  ben.session.changeOptions({ locked: true });
  await meeting.settle();
  assert.equal(anna.view.options.locked, true);
});

test('what two hosts change at once both comes about', async () => {
  const meeting = await SimulatedMeeting.begin();
  const anna = await meeting.add('Anna', { isHost: true });
  const ada = await meeting.add('Ada', { isHost: true });
  meeting.connect(anna);
  meeting.connect(ada);
  await meeting.settle();
  anna.session.changeOptions({ locked: true });
  ada.session.changeOptions({ lobby: true });
  await meeting.pass(1_000);
  for (const { view } of [anna, ada]) {
    assert.equal(view.options.locked, true);
    assert.equal(view.options.lobby, true);
  }
});

test('a host removes somebody and changes an option in one commit', async () => {
  const meeting = await SimulatedMeeting.begin();
  const anna = await meeting.add('Anna', { isHost: true });
  meeting.connect(anna);
  const [ben] = await meeting.meet('Ben');
  assert.ok(ben);
  const before = anna.view.epoch;
  anna.session.changeOptions({ remove: [ben.id], lobby: true });
  await meeting.settle();
  assert.equal(anna.view.epoch, before + 1);
  assert.equal(anna.view.options.lobby, true);
  assert.equal(ben.view.state, 'removed');
});
