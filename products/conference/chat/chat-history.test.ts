import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHAT_ENTRIES, hearChat, type ChatHistory } from './chat-history.ts';
import type { ChatMessage } from './chat-message.ts';

const kind = 'chat';
const hello: ChatMessage = { kind, does: 'say', id: 'a1', text: 'Hallo' };
const react = (author: string, on = true): ChatMessage => ({
  kind,
  does: 'react',
  to: { author, id: 'a1' },
  emoji: '👍',
  on,
});

type Line = readonly [from: string, message: ChatMessage];

function history(...lines: readonly Line[]): ChatHistory {
  return lines.reduce<ChatHistory>(
    (before, [from, message], index) => hearChat(before, from, message, index),
    [],
  );
}

/** Author, text and marks of every message, as one line each. */
function told(entries: ChatHistory): readonly string[] {
  return entries.map(({ author, text, isEdited, isDeleted, reactions }) =>
    [
      `${author}: ${text}`,
      ...(isEdited ? ['edited'] : []),
      ...(isDeleted ? ['deleted'] : []),
      ...Array.from(reactions, ([emoji, people]) => `${emoji} ${people.join('+')}`),
    ].join(', '),
  );
}

const rows: readonly (readonly [situation: string, lines: readonly Line[], told: string[]])[] = [
  ['a message', [['anna', hello]], ['anna: Hallo']],
  [
    'the same message once more',
    [
      ['anna', hello],
      ['anna', { ...hello, text: 'anders' }],
    ],
    ['anna: Hallo'],
  ],
  [
    'the same id by somebody else',
    [
      ['anna', hello],
      ['mallory', { ...hello, text: 'anders' }],
    ],
    ['anna: Hallo', 'mallory: anders'],
  ],
  [
    'edited by its author',
    [
      ['anna', hello],
      ['anna', { kind, does: 'edit', id: 'a1', text: 'Guten Tag' }],
    ],
    ['anna: Guten Tag, edited'],
  ],
  [
    'edited by somebody else',
    [
      ['anna', hello],
      ['mallory', { kind, does: 'edit', id: 'a1', text: 'Unsinn' }],
    ],
    ['anna: Hallo'],
  ],
  [
    'edited into nothing',
    [
      ['anna', hello],
      ['anna', { kind, does: 'edit', id: 'a1', text: '\u200B ' }],
    ],
    ['anna: Hallo'],
  ],
  [
    'deleted by its author',
    [
      ['anna', hello],
      ['ben', react('anna')],
      ['anna', { kind, does: 'delete', id: 'a1' }],
    ],
    ['anna: , deleted'],
  ],
  [
    'deleted by somebody else',
    [
      ['anna', hello],
      ['mallory', { kind, does: 'delete', id: 'a1' }],
    ],
    ['anna: Hallo'],
  ],
  [
    'edited and answered after it was deleted',
    [
      ['anna', hello],
      ['anna', { kind, does: 'delete', id: 'a1' }],
      ['anna', { kind, does: 'edit', id: 'a1', text: 'wieder da' }],
      ['ben', react('anna')],
      ['anna', { ...hello, text: 'wieder da' }],
    ],
    ['anna: , deleted'],
  ],
  [
    'answered twice by one and once by another',
    [
      ['anna', hello],
      ['ben', react('anna')],
      ['ben', react('anna')],
      ['anna', react('anna')],
    ],
    ['anna: Hallo, 👍 ben+anna'],
  ],
  [
    'an answer taken back',
    [
      ['anna', hello],
      ['ben', react('anna')],
      ['ben', react('anna', false)],
    ],
    ['anna: Hallo'],
  ],
  [
    'an answer of another taken back',
    [
      ['anna', hello],
      ['ben', react('anna')],
      ['mallory', react('anna', false)],
    ],
    ['anna: Hallo, 👍 ben'],
  ],
  ['an answer to what is unknown', [['ben', react('anna')]], []],
  ['nothing visible', [['anna', { ...hello, text: '\u202E\u200B\n ' }]], []],
];

for (const [situation, lines, expected] of rows) {
  test(`the chat after: ${situation}`, () => {
    assert.deepEqual(told(history(...lines)), expected);
  });
}

test('the oldest messages go when there are too many', () => {
  const lines = Array.from({ length: CHAT_ENTRIES + 1 }, (_, index): Line => [
    'anna',
    { ...hello, id: `a${String(index)}` },
  ]);
  const kept = history(...lines);
  assert.equal(kept.length, CHAT_ENTRIES);
  assert.equal(kept[0]?.id, 'a1');
});

test('what was there before is not changed', () => {
  const before = history(['anna', hello]);
  hearChat(before, 'anna', { kind, does: 'delete', id: 'a1' }, 1);
  hearChat(before, 'ben', react('anna'), 1);
  assert.deepEqual(told(before), ['anna: Hallo']);
});
