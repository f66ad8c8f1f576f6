import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connectionState, maySend } from './connection-state.ts';

describe('the connection, in one word', () => {
  const cases = [
    // channel, away for; media, away for; was connected; word
    ['connecting', 500, 'connecting', 500, false, 'connecting'],
    ['open', 0, 'connecting', 900, false, 'connecting'],
    ['connecting', 7_900, 'connecting', 7_900, false, 'connecting'],
    ['connecting', 9_000, 'connecting', 9_000, false, 'no-server'],
    ['interrupted', 9_000, 'connecting', 9_000, false, 'no-server'],
    ['open', 0, 'connecting', 9_000, false, 'no-media'],
    ['interrupted', 500, 'connecting', 9_000, false, 'connecting'],
    ['open', 0, 'connected', 0, true, 'connected'],
    ['open', 0, 'reconnecting', 500, true, 'interrupted'],
    ['open', 0, 'connecting', 9_000, true, 'interrupted'],
    ['interrupted', 500, 'connected', 0, true, 'connected'],
    ['interrupted', 4_000, 'connected', 0, true, 'interrupted'],
    ['connecting', 4_000, 'connected', 0, false, 'interrupted'],
    ['interrupted', 500, 'reconnecting', 500, true, 'interrupted'],
    ['refused', 0, 'connected', 0, true, 'ended'],
    ['refused', 9_000, 'connecting', 9_000, false, 'ended'],
  ] as const;
  for (const [channel, channelAwayMs, media, mediaAwayMs, wasConnected, word] of cases) {
    it(`is ${word}: channel ${channel} (${channelAwayMs} ms), media ${media} (${mediaAwayMs} ms)`, () => {
      const parts = { channel, channelAwayMs, media, mediaAwayMs, wasConnected };
      assert.equal(connectionState(parts), word);
    });
  }
});

describe('picture and sound are sent', () => {
  const parts = { channel: 'interrupted', media: 'reconnecting', wasConnected: true } as const;
  for (const [channelAwayMs, mediaAwayMs, sends] of [
    [0, 0, true],
    [2_900, 0, true],
    [0, 2_900, true],
    [3_100, 0, false],
    [0, 3_100, false],
    [60_000, 60_000, false],
  ] as const) {
    it(`${String(sends)}: channel away ${channelAwayMs} ms, media away ${mediaAwayMs} ms`, () => {
      assert.equal(maySend({ ...parts, channelAwayMs, mediaAwayMs }), sends);
    });
  }
});
