import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHAT_CHARACTERS, chatCharacters, cleanChatText } from './chat-text.ts';

const rows: readonly (readonly [situation: string, text: string, clean: string])[] = [
  ['lines stay', 'eins\r\nzwei\rdrei', 'eins\nzwei\ndrei'],
  ['many empty lines become one', 'eins\n\n\n\n\nzwei', 'eins\n\nzwei'],
  ['direction overrides go', 'a\u202Egnp.exe\u202C', 'agnp.exe'],
  ['zero-width characters go', 'ge\u200Bheim\uFEFF\u00AD', 'geheim'],
  ['a joiner stays within an emoji', '👩\u200D💻', '👩\u200D💻'],
  ['a joiner goes where it joins nothing', 'a\u200D b', 'a b'],
  ['a joiner stays between letters', 'می\u200Cخواهم', 'می\u200Cخواهم'],
  ['right-to-left text stays', 'שלום', 'שלום'],
  ['control characters go', 'a\u0000b\u001B[31m', 'ab[31m'],
  ['stacked marks are thinned', `a${'\u0301'.repeat(40)}`, `a${'\u0301'.repeat(6)}`],
  ['nothing visible is nothing', ' \n\u200B\u2066 ', ''],
];

for (const [situation, text, clean] of rows) {
  test(`a message's text: ${situation}`, () => {
    assert.equal(cleanChatText(text), clean);
    assert.equal(cleanChatText(clean), clean);
  });
}

test('a long text is cut between characters', () => {
  const long = '🙂'.repeat(CHAT_CHARACTERS + 5);
  assert.equal(chatCharacters(long), CHAT_CHARACTERS + 5);
  assert.equal(cleanChatText(long), '🙂'.repeat(CHAT_CHARACTERS));
});
