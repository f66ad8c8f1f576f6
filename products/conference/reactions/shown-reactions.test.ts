import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  PER_PERSON,
  SHOWN_MS,
  stillShown,
  withReaction,
  type ShownReaction,
} from './shown-reactions.ts';

const told = (shown: readonly ShownReaction[]) => shown.map(({ id, key }) => `${id}${String(key)}`);

test('a reaction is shown for its time', () => {
  const shown = withReaction([], { key: 1, id: 'anna', emoji: '👍' }, 100);
  assert.equal(stillShown(shown, 100 + SHOWN_MS - 1).length, 1);
  assert.equal(stillShown(shown, 100 + SHOWN_MS).length, 0);
});

test('somebody who reacts on and on shows a few, the latest', () => {
  let shown: readonly ShownReaction[] = withReaction([], { key: 0, id: 'ben', emoji: '🎉' }, 0);
  for (let key = 1; key <= PER_PERSON + 2; key += 1) {
    shown = withReaction(shown, { key, id: 'anna', emoji: '👍' }, key);
  }
  assert.deepEqual(told(shown), ['ben0', 'anna3', 'anna4', 'anna5']);
});

test('what has had its time goes when the next one comes', () => {
  const first = withReaction([], { key: 1, id: 'anna', emoji: '👍' }, 0);
  assert.deepEqual(told(withReaction(first, { key: 2, id: 'ben', emoji: '👍' }, SHOWN_MS)), [
    'ben2',
  ]);
});
