import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LiveValue } from '@blende/shared/ui/live-value.ts';
import { FIRST_OPTIONS } from '../group/group-options.ts';
import type { GroupLink, HearSpoken } from '../group/group-link.ts';
import type { GroupView } from '../group/group-view.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import type { ChatMessage } from './chat-message.ts';
import { ChatModel } from './web/chat-model.ts';

const [hosts, everybody] = ['hosts', 'everybody'] as const;
const ID = 'a'.repeat(22);
const say: ChatMessage = { kind: 'chat', does: 'say', id: ID, text: 'Hallo' };

const ROWS: readonly (readonly [
  may: 'everybody' | 'hosts',
  from: string,
  messages: readonly ChatMessage[],
  texts: readonly string[],
])[] = [
  [everybody, 'ben', [say], ['Hallo']],
  [hosts, 'anna', [say], ['Hallo']],
  [hosts, 'ben', [say], []],
  [hosts, 'nobody', [say], []],
  [hosts, 'anna', [say, { kind: 'chat', does: 'edit', id: ID, text: 'Guten Tag' }], ['Guten Tag']],
];

for (const [may, from, messages, texts] of ROWS) {
  const told = messages.map(({ does }) => does).join(', then ');
  test(`while ${may} may write, ${told} of ${from}`, () => {
    let speak: HearSpoken = () => undefined;
    const members = ['anna', 'ben', 'clara'].map((id) => ({
      id,
      isHost: id === 'anna',
      isSelf: id === 'clara',
    }));
    const options = { ...FIRST_OPTIONS, may: { ...FIRST_OPTIONS.may, chat: may } };
    const view = new LiveValue({ state: 'in', members, options } as unknown as GroupView);
    const link = {
      view,
      say: () => undefined,
      hear: (listener: HearSpoken) => {
        speak = listener;
        return () => undefined;
      },
    } as unknown as GroupLink;
    const chat = new ChatModel(link);
    for (const message of messages) speak(from as ParticipantId, message);
    const { history, mayWrite } = chat.view.snapshot();
    assert.deepEqual(
      history.map(({ text }) => text),
      texts,
    );
    assert.equal(mayWrite, may === everybody);
  });
}
