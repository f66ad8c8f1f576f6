import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LiveValue } from '@blende/shared/ui/live-value.ts';
import { FIRST_OPTIONS } from '../group/group-options.ts';
import type { GroupLink, HearSpoken } from '../group/group-link.ts';
import type { GroupView } from '../group/group-view.ts';
import type { Spoken } from '../group/spoken.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import type { HostNotice } from './host-notice.ts';
import type { HostOrder } from './order-message.ts';
import { HostModel } from './web/host-model.ts';

const [ANNA, BEN, CLARA] = ['anna', 'ben', 'clara'] as readonly string[] as readonly [
  ParticipantId,
  ParticipantId,
  ParticipantId,
];

/** Clara's page: Anna is host, Ben is not, and somebody who is no member speaks too. */
function clarasPage() {
  let speak: HearSpoken = () => undefined;
  const members = [ANNA, BEN, CLARA].map((id, leaf) => {
    const isSelf = id === CLARA;
    return { id, leaf, name: id, isHost: id === ANNA, isSelf, upToDate: true };
  });
  const view = new LiveValue({
    state: 'in',
    members,
    options: FIRST_OPTIONS,
  } as unknown as GroupView);
  const link: GroupLink = {
    view,
    say: () => undefined,
    changeOptions: () => undefined,
    hear: (listener) => {
      speak = listener;
      return () => undefined;
    },
  } as Pick<GroupLink, 'view' | 'say' | 'changeOptions' | 'hear'> as GroupLink;
  const host = new HostModel(link);
  const carried: HostOrder[] = [];
  const told: HostNotice[] = [];
  host.watch((notice) => told.push(notice));
  host.carryOut((order) => {
    carried.push(order);
    return order === 'mute';
  });
  return {
    view,
    host,
    carried,
    told,
    say: (from: string, message: Spoken) => {
      speak(from as ParticipantId, message);
    },
  };
}

test('an order of a host is carried out, and told if there was anything to do', () => {
  const { host, carried, told, say } = clarasPage();
  say(ANNA, { kind: 'order', order: 'mute' });
  say(ANNA, { kind: 'order', order: 'camera-off' });
  assert.deepEqual(carried, ['mute', 'camera-off']);
  assert.deepEqual(told, [{ says: 'mute' }]);
  assert.equal(host.ignored.snapshot(), 0);
});

for (const from of [BEN, CLARA, 'nobody']) {
  test(`an order of ${from}, who is no host, is ignored and counted`, () => {
    const { host, carried, told, say } = clarasPage();
    say(from, { kind: 'order', order: 'mute' });
    assert.deepEqual([carried, told], [[], []]);
    assert.equal(host.ignored.snapshot(), 1);
  });
}

test('whoever was made host gives orders, and no longer once it was taken back', () => {
  const { view, carried, host, say } = clarasPage();
  const { members } = view.snapshot();
  view.update({ members: members.map((each) => ({ ...each, isHost: each.id !== CLARA })) });
  say(BEN, { kind: 'order', order: 'mute' });
  view.update({ members });
  say(BEN, { kind: 'order', order: 'mute' });
  assert.deepEqual(carried, ['mute']);
  assert.equal(host.ignored.snapshot(), 1);
});
