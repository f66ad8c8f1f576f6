import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParticipantId } from '../rooms/participant-id.ts';
import {
  CONSENT_MS,
  decideRequest,
  type RequestFacts,
  type RequestState,
} from './decide-request.ts';

const [asker, ben, carla] = ['asker', 'ben', 'carla'] as ParticipantId[];
const NOW = 500_000;

function answers(...said: readonly (readonly [ParticipantId | undefined, boolean])[]) {
  return new Map(said.flatMap(([id, agrees]) => (id === undefined ? [] : [[id, agrees] as const])));
}

type Row = readonly [situation: string, facts: Partial<RequestFacts>, becomes: RequestState];

const rows: readonly Row[] = [
  ['nobody has answered', {}, 'asked'],
  ['one of two has agreed', { answers: answers([ben, true]) }, 'asked'],
  ['everybody has agreed', { answers: answers([ben, true], [carla, true]) }, 'agreed'],
  ['one has refused', { answers: answers([ben, true], [carla, false]) }, 'refused'],
  ['the asker alone says so', { answers: answers([asker, true]) }, 'asked'],
  [
    'everybody has agreed and the asker was not heard',
    { answers: answers([ben, true], [carla, true]), sinceMs: undefined },
    'asked',
  ],
  [
    'the last moment',
    { answers: answers([ben, true], [carla, true]), sinceMs: NOW - CONSENT_MS },
    'agreed',
  ],
  [
    'a moment too late',
    { answers: answers([ben, true], [carla, true]), sinceMs: NOW - CONSENT_MS - 1 },
    'refused',
  ],
  ['time is up', { sinceMs: NOW - CONSENT_MS - 1 }, 'refused'],
  ['the asker is alone', { members: asker === undefined ? [] : [asker] }, 'asked'],
  ['somebody came after all agreed', { state: 'agreed', answers: answers([ben, true]) }, 'agreed'],
  [
    'one takes the agreement back',
    { state: 'agreed', answers: answers([ben, false], [carla, true]), isWithdrawn: true },
    'refused',
  ],
  [
    'everybody agrees after a refusal',
    { state: 'refused', answers: answers([ben, true], [carla, true]) },
    'refused',
  ],
];

for (const [situation, part, becomes] of rows) {
  test(`a request is ${becomes}: ${situation}`, () => {
    assert.ok(asker && ben && carla);
    const members = [asker, ben, carla];
    const facts: RequestFacts = {
      state: 'asked',
      asker,
      members,
      answers: new Map(),
      isWithdrawn: false,
      sinceMs: NOW - 1_000,
      ...part,
    };
    assert.equal(decideRequest(facts, NOW), becomes);
  });
}
