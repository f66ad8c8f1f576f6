import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { ENGINE_PROTOCOL, PATHS } from '@blende/conference/contract.ts';
import { openEdge, type Edge } from '@blende/shared/edge/edge.ts';
import {
  conferenceInProcess,
  TEST_PAGE,
  TEST_SCRIPT,
} from '../../tests/kit/conference-in-process.ts';
import { freeStartPort } from '../../tests/kit/free-ports.ts';
import { newLink, newSecret, RoomClient } from '../../tests/kit/room-client.ts';
import { edgeRoutes } from './compose.ts';
import { Secret } from '@blende/shared/basics/secret.ts';

// Edge and conference process as they are wired, over their real sockets.

async function server() {
  const conference = await conferenceInProcess();
  const { socket: conferenceSocket, admissionSocket } = conference;
  // Tests dial an address of their own, so the origin has to be one that they can name beforehand.
  const routes = edgeRoutes({
    conferenceSocket,
    admissionSocket,
    statementSocket: conferenceSocket,
    disclosureSeed: new Secret('A'.repeat(43)),
  });
  const port = await freeStartPort();
  const publicOrigins = [`http://127.0.0.1:${port}`];
  const edge = await openEdge(
    { address: '127.0.0.1', port, publicOrigins, routes },
    () => undefined,
  );
  return {
    ...conference,
    edge,
    origin: publicOrigins[0] ?? '',
    [Symbol.asyncDispose]: async () => {
      await edge[Symbol.asyncDispose]();
      await conference[Symbol.asyncDispose]();
    },
  };
}

describe('paths through the edge', () => {
  const asset = '/assets/app-1a2b3c.js';
  const table: readonly [string, number, string][] = [
    ['/', 200, TEST_PAGE],
    ['/r/EaBc_-', 200, TEST_PAGE],
    [asset, 200, TEST_SCRIPT],
    [`${asset}.br`, 200, ''],
    ['/assets/none.js', 404, '{"code":"not-found"}'],
    ['/assets/../index.html', 404, '{"code":"not-found"}'],
    ['/assets/%2e%2e/index.html', 404, '{"code":"not-found"}'],
    ['/index.html', 404, '{"code":"not-found"}'],
    ['/r/', 404, '{"code":"not-found"}'],
    ['/r/a/b', 404, '{"code":"not-found"}'],
    ['/admit', 404, '{"code":"not-found"}'],
    ['/api/anything', 404, '{"code":"not-found"}'],
    ['/engine', 404, '{"code":"not-found"}'],
    ['/engine/twirp/livekit.RoomService/CreateRoom', 404, '{"code":"not-found"}'],
    ['/engine/rtc/validate?access_token=x', 503, '{"code":"try-again"}'],
    ['/engine/rtc/v1/validate', 503, '{"code":"try-again"}'],
    ['/healthz', 503, '{"status":"starting"}'],
  ];
  it('lead where they should, and nowhere else', async () => {
    await using running = await server();
    for (const [path, status, body] of table) {
      const response = await fetch(`${running.origin}${path}`);
      assert.equal(response.status, status, path);
      const text = await response.text();
      if (body !== '') assert.equal(text, body, path);
      assert.equal(response.headers.get('set-cookie'), null);
      assert.match(String(response.headers.get('content-security-policy')), /^default-src 'none'/);
    }
  });

  it('let assets be kept, compressed if the browser can, and pages not', async () => {
    await using running = await server();
    const kept = await fetch(`${running.origin}${asset}`, {
      headers: { 'accept-encoding': 'gzip, br' },
    });
    assert.equal(kept.headers.get('content-encoding'), 'br');
    assert.equal(kept.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal(kept.headers.get('vary'), 'accept-encoding');
    assert.equal(await kept.text(), TEST_SCRIPT);
    const page = await fetch(`${running.origin}/r/abc`);
    assert.equal(page.headers.get('cache-control'), 'no-store');
  });

  it('tell when meetings work', async () => {
    await using running = await server();
    running.conference.engineChanged({ state: 'ready', port: 1, generation: 1 });
    await new Promise((resolve) => setImmediate(resolve));
    const healthy = await fetch(`${running.origin}/healthz`);
    assert.deepEqual([healthy.status, await healthy.json()], [200, { status: 'ok' }]);
  });
});

describe('a meeting through the edge', () => {
  it('joins, and asks the engine with a ticket that is checked', async () => {
    await using running = await server();
    const link = await newLink();
    const channelUrl = `${running.origin.replace('http', 'ws')}${PATHS.roomChannel}`;
    const ada = await RoomClient.open(channelUrl, running.origin);
    const { ticket } = await ada.join(link);
    const bo = await RoomClient.open(channelUrl, running.origin);
    assert.equal((await bo.join(link)).participants.length, 1);
    assert.equal((await ada.next('joined')).participant.id.length, 22);
    assert.deepEqual(await dialEngine(running.edge, running.origin, newSecret()), [
      503,
      '{"code":"ticket-unknown"}',
    ]);
    assert.deepEqual(await dialEngine(running.edge, running.origin, ticket), [
      503,
      '{"code":"engine-starting"}',
    ]);
    ada.socket.terminate();
    await ada.closed;
  });
});

async function dialEngine(
  edge: Edge,
  origin: string,
  ticket: string,
): Promise<readonly [number | undefined, string]> {
  const query = Buffer.from('protocol=16').toString('base64url');
  const protocols = [ENGINE_PROTOCOL, `ticket.${ticket}`, `query.${query}`];
  const socket = new WebSocket(`ws://127.0.0.1:${edge.port}${PATHS.engine}/rtc`, protocols, {
    origin,
  });
  socket.on('error', () => undefined);
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return [response.statusCode, body];
}
