import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startBareEngine, type BareEngine } from '../../../tests/kit/bare-engine.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';

// Asked at its own port, with a token that has every right, as somebody could who runs the server.

const DOORS = [
  [
    'livekit.Egress',
    'StartRoomCompositeEgress',
    { room_name: 'bare', file: { filepath: 'a.mp4' } },
  ],
  ['livekit.Egress', 'StartParticipantEgress', { room_name: 'bare', identity: 'anna' }],
  ['livekit.Egress', 'StartTrackEgress', { room_name: 'bare', track_id: 'TR_a' }],
  ['livekit.Ingress', 'CreateIngress', { room_name: 'bare', input_type: 1 }],
] as const;

const DEBUG = [
  '/debug/pprof/',
  '/debug/pprof/heap',
  '/debug/goroutine',
  '/debug/rooms',
  '/metrics',
];

describe('an engine that can only forward', () => {
  let engine: BareEngine;
  let address: string;
  before(async () => {
    engine = await startBareEngine();
    address = engine.url.replace('ws://localhost', 'http://127.0.0.1');
  });
  after(async () => {
    await engine[Symbol.asyncDispose]();
  });

  async function asks(service: string, method: string, body: object): Promise<Response> {
    return await fetch(`${address}/twirp/${service}/${method}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await engine.mightyToken()}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
  }

  test('answers this token where it has something to do', async () => {
    assert.equal((await asks('livekit.RoomService', 'ListRooms', {})).status, 200);
  });

  test('starts no recording and takes no stream from elsewhere', async () => {
    proves(claim('W13'));
    // It looks for a recorder for about twenty seconds and finds none.
    const answers = await Promise.all(
      DOORS.map(async ([service, method, body]) => {
        const answer = await asks(service, method, body);
        return [method, answer.status >= 400, await answer.text()] as const;
      }),
    );
    for (const [method, isRefused, text] of answers) {
      assert.ok(isRefused, method);
      assert.match(text, /"code":"(?:unavailable|internal|not_found|bad_route|unimplemented)"/);
    }
  });

  for (const path of DEBUG) {
    test(`shows nothing of its memory at ${path}`, async () => {
      const answer = await fetch(`${address}${path}`);
      assert.equal(answer.status, 404);
    });
  }
});
