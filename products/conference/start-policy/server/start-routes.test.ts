import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { Secret } from '@blende/shared/basics/secret.ts';
import { conferenceInProcess } from '../../../../tests/kit/conference-in-process.ts';
import { KEY_HASH, newLink, newSecret, RoomClient } from '../../../../tests/kit/room-client.ts';
import { PATHS, PROTOCOL_VERSION } from '../../contract.ts';
import { StartGate } from './start-gate.ts';

const key = newSecret();
const gate = () => new StartGate({ policy: 'start-link', key: new Secret(key) });

describe('the way to a permit', () => {
  it('leads nowhere without the key, and every answer is a code', async () => {
    await using server = await conferenceInProcess({}, gate());
    const { roomId } = await newLink();
    const table: readonly [unknown, number, string][] = [
      [{ startKey: newSecret(), roomId }, 403, 'start-link-wrong'],
      [{ startKey: 'short', roomId }, 403, 'start-link-wrong'],
      [{ startKey: key, roomId: 'none' }, 400, 'malformed'],
      [{ startKey: key }, 400, 'malformed'],
      [{ startKey: key, roomId, more: 1 }, 400, 'malformed'],
      [{ startKey: [key], roomId }, 400, 'malformed'],
      ['x'.repeat(600), 413, 'malformed'],
    ];
    for (const [body, status, code] of table) {
      const answer = await post(server.socket, body);
      assert.deepEqual(answer, { status, body: { code } }, JSON.stringify(body).slice(0, 60));
    }
    assert.equal((await post(server.socket, { startKey: key, roomId })).status, 200);
  });

  it('lets its holder begin, tells whoever comes before to wait, and gives members theirs', async () => {
    const startGate = gate();
    await using server = await conferenceInProcess({}, startGate);
    const link = await newLink();
    const early = await RoomClient.open(server.channelUrl);
    early.send({
      type: 'join',
      protocol: PROTOCOL_VERSION,
      ...link,
      participantSecret: newSecret(),
      keyHash: KEY_HASH,
    });
    assert.equal(await early.refusal(), 'not-started');
    assert.deepEqual(server.engineCalls, []);

    const { body } = await post(server.socket, { startKey: key, roomId: link.roomId });
    const host = await RoomClient.open(server.channelUrl);
    const welcome = await host.join({ ...link, ...(body as { permit: string }) });
    assert.deepEqual({ permit: welcome.permit }, body);
    const guest = await RoomClient.open(server.channelUrl);
    assert.equal((await guest.join(link)).permit, welcome.permit);
    for (const client of [host, guest]) client.socket.terminate();
  });
});

async function post(socketPath: string, body: unknown): Promise<{ status: number; body: unknown }> {
  const text = JSON.stringify(body);
  const headers = { 'content-type': 'application/json', 'content-length': text.length };
  return await new Promise((resolve, reject) => {
    const asked = request({ socketPath, method: 'POST', path: PATHS.startPermit, headers });
    asked.on('response', (response) => {
      let answer = '';
      response.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(answer) });
      });
    });
    asked.on('error', reject);
    asked.end(text);
  });
}
