import assert from 'node:assert/strict';
import { it } from 'node:test';
import { statedIn, type StatedSentence } from './stated.ts';

const text = { de: 'Verantwortlich ist die Muster GmbH.', en: 'Responsible is Muster GmbH.' };
const at = '2026-11-24T15:00:00.000Z';

it('names the controller only while the operator declares it', () => {
  const states: readonly StatedSentence['state'][] = ['declared', 'not-checked', 'contrary'];
  const named = states.map((state) => statedIn([{ id: 'W1', state, text }]).controller);
  assert.deepEqual(named, [text, undefined, undefined]);
});

it('takes a proof of the disk from its own sentence alone, with its date', () => {
  const of = (sentence: StatedSentence) => statedIn([sentence]).proof;
  const proven = { state: 'proven', text, at } as const;
  assert.deepEqual(of({ id: 'W20', ...proven }), { state: 'proven', atMs: Date.parse(at) });
  assert.deepEqual(of({ id: 'W5', ...proven }), { state: 'not-checked' });
  assert.deepEqual(of({ id: 'W20', state: 'contrary', text, at }).state, 'contrary');
  assert.deepEqual(of({ id: 'W20', state: 'proven', text }), { state: 'not-checked' });
  assert.deepEqual(statedIn([]), { proof: { state: 'not-checked' }, controller: undefined });
});
