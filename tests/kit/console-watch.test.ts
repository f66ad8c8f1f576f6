import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConsoleLine } from './browsers/participant.ts';
import { consoleProblems } from './console-watch.ts';

const CANARY = 'Zoë-Кanari';
const line = (
  text: string,
  level = 'warning',
  from: ConsoleLine['from'] = 'page',
): ConsoleLine => ({
  from,
  level,
  text,
});

const ALLOWED: readonly ConsoleLine[] = [
  line('blende: engine-lost'),
  line('blende: engine-lost', 'error', 'worker'),
  line("WebSocket connection to 'ws://localhost:8440/api/room-channel' failed: ", 'error'),
  line(
    "WebSocket connection to 'ws://localhost:8440/engine/rtc/v1' failed: Error in connection establishment: net::ERR_CONNECTION_REFUSED",
    'error',
  ),
  line(
    'Error: Firefox can’t establish a connection to the server at ws://localhost:8440/api/room-channel.',
    'error',
    'exception',
  ),
];

const PLANTED: readonly ConsoleLine[] = [
  line('hello', 'log'),
  line('blende: engine-lost', 'log'),
  line('blende: not-a-code'),
  line('blende: engine-lost at once'),
  line("WebSocket connection to 'ws://localhost:8440/engine/rtc?access_token=x' failed: ", 'error'),
  line("WebSocket connection to 'ws://example.org/api/room-channel' failed: ", 'error'),
  line('blende: engine-lost', 'error', 'exception'),
  line(
    `Error: Firefox can’t establish a connection to the server at ws://localhost:8440/r/${CANARY}.`,
  ),
  line('Error: planted', 'error', 'exception'),
  line(`blende: ${CANARY}`),
];

test('known codes and the lines of browsers are allowed', () => {
  const emptyReason = ALLOWED.filter(({ text }) => text.endsWith('failed: '));
  assert.deepEqual(consoleProblems(ALLOWED, [CANARY]), []);
  assert.equal(emptyReason.length, 1);
});

test('every planted line is found', () => {
  for (const planted of PLANTED) {
    assert.equal(consoleProblems([...ALLOWED, planted], [CANARY]).length, 1, planted.text);
  }
});

test('a canary is found in a line that would be allowed otherwise', () => {
  assert.equal(consoleProblems([line('blende: engine-lost')], ['engine']).length, 1);
});
