import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParticipantId } from '../rooms/participant-id.ts';
import type { AskingPerson } from './downgrade-view.ts';
import { endOfStay, isOwnAgreed } from './own-stay.ts';

const person = (part: Partial<AskingPerson>): AskingPerson => ({
  id: 'cy' as ParticipantId,
  request: 'r',
  isSelf: false,
  state: 'asked',
  isRunning: false,
  hasOwnConsent: false,
  ...part,
});

const rows = [
  ['somebody asks', {}, undefined, false],
  ['all agreed to somebody', { state: 'agreed' }, undefined, false],
  ['somebody was refused', { state: 'refused' }, undefined, false],
  ['we were refused', { state: 'refused', isSelf: true }, 'clear-refused', false],
  ['all agreed to us', { state: 'agreed', isSelf: true }, undefined, true],
  ['we came later and refused', { state: 'refused', isRunning: true }, 'clear-declined', false],
] as const;

for (const [situation, part, end, isAgreed] of rows) {
  test(`one's own stay: ${situation}`, () => {
    const view = { isClear: false, people: [person({}), person(part)] };
    assert.equal(endOfStay(view), end);
    assert.equal(isOwnAgreed(view), isAgreed);
  });
}
