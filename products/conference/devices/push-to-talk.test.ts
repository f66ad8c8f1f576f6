import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { spaceSpeaks, type SpacePress } from './push-to-talk.ts';

const MICROPHONES = ['on', 'muted', 'asking', 'never-opened'] as const;
const FOCUSES = ['none', 'by-keyboard', 'by-pointer'] as const;

describe('the space bar', () => {
  for (const microphone of MICROPHONES) {
    for (const focus of FOCUSES) {
      for (const isTaken of [true, false]) {
        const press: SpacePress = { microphone, focus, isTaken };
        const speaks = microphone === 'muted' && focus !== 'by-keyboard' && !isTaken;
        it(`${speaks ? 'speaks' : 'does its own'}: ${JSON.stringify(press)}`, () => {
          assert.equal(spaceSpeaks(press), speaks);
        });
      }
    }
  }
});
