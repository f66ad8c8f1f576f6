import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connectionState } from './connection-state.ts';

describe('the connection, in one word', () => {
  const cases = [
    // channel, media, was connected, channel away for, word
    ['connecting', 'connecting', false, 0, 'connecting'],
    ['open', 'connecting', false, 0, 'connecting'],
    ['open', 'connected', true, 0, 'connected'],
    ['open', 'reconnecting', true, 0, 'interrupted'],
    ['open', 'connecting', true, 0, 'interrupted'],
    ['interrupted', 'connected', true, 500, 'connected'],
    ['interrupted', 'connected', true, 4_000, 'interrupted'],
    ['interrupted', 'reconnecting', true, 500, 'interrupted'],
    ['interrupted', 'connecting', false, 9_000, 'connecting'],
    ['refused', 'connected', true, 0, 'ended'],
    ['refused', 'connecting', false, 0, 'ended'],
  ] as const;
  for (const [channel, media, wasConnected, channelAwayMs, word] of cases) {
    it(`is ${word}: channel ${channel} (${String(channelAwayMs)} ms), media ${media}`, () => {
      assert.equal(connectionState({ channel, media, wasConnected, channelAwayMs }), word);
    });
  }
});
