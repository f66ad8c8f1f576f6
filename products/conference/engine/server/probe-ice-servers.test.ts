import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ICEServer } from '@livekit/protocol';
import type { CanaryMeeting } from './canary-meeting.ts';
import { iceServersProbe } from './probe-ice-servers.ts';

const OWN = 'turns:meet.example.org:443?transport=tcp';
const DOOR = { socket: '/nowhere', origin: 'https://meet.example.org', tls: true };
const named = (...urls: string[]): CanaryMeeting => ({ iceServers: [new ICEServer({ urls })] });

const CASES: readonly [string, CanaryMeeting, object][] = [
  ['none', { iceServers: [] }, { outcome: 'holds' }],
  ['our own relay', named(OWN), { outcome: 'holds' }],
  [
    'a STUN server of somebody else',
    named('stun:stun.l.google.com:19302'),
    { outcome: 'fails', code: 'foreign-relay' },
  ],
  [
    'one beside our own',
    named(OWN, 'turn:relay.example:3478'),
    { outcome: 'fails', code: 'foreign-relay' },
  ],
  ['a full server', { refused: 'full' }, { outcome: 'not-checked', code: 'no-meeting' }],
];
for (const [name, meeting, expected] of CASES)
  test(`ICE servers that a meeting names: ${name}`, async () => {
    assert.deepEqual(await iceServersProbe(DOOR, async () => meeting).run(), expected);
  });
