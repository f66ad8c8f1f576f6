import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIRST_REPORT_MS, renderedSince, shownTracks } from './shown-tracks.ts';

const NOW = 50_000;
const camera = { participantId: 'ben', source: 'camera' } as const;
const sound = { participantId: 'ben', source: 'microphone' } as const;
const report = { ...camera, okAtMs: NOW - 10, epoch: 3 };

test('a track bears what the worker says of it, and of no other track', () => {
  const since = new Map([['ben camera', 0]]);
  assert.deepEqual(shownTracks([camera], [sound, report], since, NOW), [
    { participantId: 'ben', isWatched: true, okAtMs: NOW - 10, epoch: 3, clearAtMs: undefined },
  ]);
});

test('a track without any report is unwatched after a moment', () => {
  const watched = (age: number) =>
    shownTracks([camera], [], new Map([['ben camera', NOW - age]]), NOW)[0]?.isWatched;
  assert.equal(watched(FIRST_REPORT_MS), true);
  assert.equal(watched(FIRST_REPORT_MS + 1), false);
});

test('what comes back begins anew', () => {
  const first = renderedSince(new Map(), [camera, sound], 10);
  const without = renderedSince(first, [sound], 20);
  const again = renderedSince(without, [camera, sound], 30);
  assert.deepEqual(
    [...again],
    [
      ['ben camera', 30],
      ['ben microphone', 10],
    ],
  );
});
