import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import { claim, proves } from '../../tests/kit/claims.ts';
import { Instance } from '../../tests/kit/instance.ts';
import { findInMemory } from '../../tests/kit/process-memory.ts';
import { joinMessage, newLink } from '../../tests/kit/room-client.ts';

// A true source address: all of 127/8 is this machine.
const SOURCE = `127.${[71, 82, 93].join('.')}`;

test('address and name of a browser stay in the memory of the edge', async () => {
  assert.equal(proves(claim('W4')), 'W4');
  const mark = `Browser-${randomBytes(12).toString('hex')}`;
  await using instance = await Instance.start();
  const client = await openRoomChannel(instance, mark);
  const link = await newLink();
  client.send(JSON.stringify(joinMessage(link)));
  await page(instance, mark);
  const wanted = {
    name: Buffer.from(mark),
    'name in two bytes': Buffer.from(mark, 'utf16le'),
    address: Buffer.from(`::ffff:${SOURCE}`),
    'address alone': Buffer.from(SOURCE),
  };
  const room = { room: Buffer.from(link.roomId) };
  const [edge, conference] = (['edge', 'conference'] as const).map((role) => instance.pidOf(role));
  assert.ok(edge !== undefined && conference !== undefined);
  const atTheEdge = findInMemory(edge, wanted);
  assert.ok(atTheEdge.has('name') && atTheEdge.has('address alone'), 'the control: it was there');
  assert.deepEqual([...findInMemory(conference, { ...wanted, ...room })], ['room']);
  client.close();
});

async function openRoomChannel({ port }: Instance, name: string): Promise<WebSocket> {
  const origin = `http://127.0.0.1:${port}`;
  const options = { origin, headers: { 'user-agent': name }, localAddress: SOURCE };
  const client = new WebSocket(`ws://127.0.0.1:${port}/api/room-channel`, options);
  await new Promise((resolve, reject) => client.once('open', resolve).once('error', reject));
  return client;
}

async function page({ port }: Instance, name: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const headers = { host: `localhost:${port}`, 'user-agent': name };
    request({ host: '127.0.0.1', port, path: '/', headers, localAddress: SOURCE }, (response) => {
      assert.equal(response.statusCode, 200);
      response.resume().on('end', resolve);
    })
      .on('error', reject)
      .end();
  });
}
