import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statementExcerpt } from './statement-excerpt.ts';

function sentence(id: string, changed: object = {}) {
  const text = { de: `${id} auf Deutsch`, en: `${id} in English` };
  return { id, state: 'proven', at: '2026-11-24T12:00:00.000Z', text, ...changed };
}
const ids = (sentences: readonly object[]): readonly string[] =>
  statementExcerpt({ sentences }).map(({ id }) => id);

test('three sentences are shown, always the same ones in the same order', () => {
  const all = ['W1', 'W3', 'W7', 'W5', 'W14', 'W20'].map((id) => sentence(id));
  assert.deepEqual(ids(all), ['W20', 'W5', 'W7']);
});

test('a sentence without evidence gives its place to the next, and none is shown without any', () => {
  assert.deepEqual(ids([sentence('W20', { at: undefined }), sentence('W3'), sentence('W5')]), [
    'W5',
    'W3',
  ]);
  assert.deepEqual(ids([sentence('W20', { at: undefined })]), []);
});

test('what was not checked is shown only if somebody looked, though not independently', () => {
  const notChecked = (reason: string) => sentence('W20', { state: 'not-checked', reason });
  assert.deepEqual(ids([notChecked('outdated')]), []);
  assert.deepEqual(ids([notChecked('not-independent')]), ['W20']);
});

test('a contradiction is shown like any other state', () => {
  assert.deepEqual(ids([sentence('W20', { state: 'contrary' })]), ['W20']);
});

test('an answer of another shape shows nothing', () => {
  for (const answer of [undefined, null, 1, {}, { sentences: {} }, { sentences: [null, 1] }])
    assert.deepEqual(statementExcerpt(answer), []);
  assert.deepEqual(ids([sentence('W20', { text: 'W20' }), sentence('W5', { text: {} })]), []);
});
