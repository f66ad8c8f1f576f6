import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LiveValue } from '@blende/shared/ui/live-value.ts';
import type { GroupLink } from '../../group/group-link.ts';
import { FIRST_OPTIONS } from '../../group/group-options.ts';
import type { GroupView } from '../../group/group-view.ts';
import type { Spoken } from '../../group/spoken.ts';
import { NO_DOWNGRADE } from '../../downgrade/downgrade-view.ts';
import { NO_LOBBY } from '../../lobby/lobby-view.ts';
import type { ParticipantId } from '../../rooms/participant-id.ts';
import { ChatModel } from './chat-model.ts';

const ALONE: GroupView = {
  state: 'in',
  epoch: 0,
  members: [
    {
      id: 'anna' as ParticipantId,
      leaf: 0,
      name: 'Anna',
      isHost: true,
      isSelf: true,
      upToDate: true,
    },
  ],
  options: FIRST_OPTIONS,
  lobby: NO_LOBBY,
  digits: [],
  downgrade: NO_DOWNGRADE,
  unknownConnections: 0,
};

test('a message that the group outpaced is in doubt until its author sends it again as it was', () => {
  const view = new LiveValue(ALONE);
  const said: Spoken[] = [];
  const link = {
    view,
    hear: () => () => undefined,
    say: (message: Spoken) => {
      said.push(message);
    },
  } satisfies Pick<GroupLink, 'view' | 'hear' | 'say'>;
  using chat = new ChatModel(link as unknown as GroupLink);
  chat.write('Guten Morgen');
  view.update({ epoch: 3 });
  assert.equal(chat.view.snapshot().inDoubt.size, 0);
  view.update({ epoch: 4 });
  const [entry] = chat.view.snapshot().history;
  assert.ok(entry);
  assert.deepEqual([...chat.view.snapshot().inDoubt], [entry.id]);

  chat.writeAgain(entry);
  assert.equal(chat.view.snapshot().inDoubt.size, 0);
  assert.equal(chat.view.snapshot().history.length, 1);
  assert.equal(said.length, 2);
  assert.deepEqual(said[1], said[0]);
});
