import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { ENGINE_PROTOCOL, PATHS } from '@blende/conference/contract.ts';
import { openEdge, type Edge } from '@blende/shared/edge/edge.ts';
import { NETWORK_LIMITS } from '@blende/shared/edge/network-limits.ts';
import { conferenceInProcess } from '../../tests/kit/conference-in-process.ts';
import { freeStartPort } from '../../tests/kit/free-ports.ts';
import { newLink, RoomClient } from '../../tests/kit/room-client.ts';
import { edgeRoutes } from './compose.ts';
import { Secret } from '@blende/shared/basics/secret.ts';

const PEOPLE = 100;
const FILES = 30;
const ONE_ADDRESS = '127.0.7.1';

async function server(limits = NETWORK_LIMITS) {
  const conference = await conferenceInProcess();
  const { socket: conferenceSocket, admissionSocket } = conference;
  const port = await freeStartPort();
  const origin = `http://127.0.0.1:${port}`;
  const routes = edgeRoutes({
    conferenceSocket,
    admissionSocket,
    statementSocket: conferenceSocket,
    disclosureSeed: new Secret('A'.repeat(43)),
  });
  const address = { address: '127.0.0.1', port, publicOrigins: [origin] };
  const edge: Edge = await openEdge({ ...address, routes, limits }, () => undefined);
  return {
    ...conference,
    origin,
    port,
    [Symbol.asyncDispose]: async () => {
      await edge[Symbol.asyncDispose]();
      await conference[Symbol.asyncDispose]();
    },
  };
}

async function statusOf(port: number, path: string, localAddress: string): Promise<number> {
  const asked = request({ host: '127.0.0.1', port, path, localAddress, agent: false }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  return answer.statusCode ?? 0;
}

async function dialEngine(port: number, origin: string, ticket: string): Promise<number> {
  const query = Buffer.from('protocol=16').toString('base64url');
  const protocols = [ENGINE_PROTOCOL, `ticket.${ticket}`, `query.${query}`];
  const url = `ws://127.0.0.1:${port}${PATHS.engine}/rtc`;
  const socket = new WebSocket(url, protocols, { origin, localAddress: ONE_ADDRESS });
  socket.on('error', () => undefined);
  const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
  answer.resume();
  return answer.statusCode ?? 0;
}

describe('one address', () => {
  it('may stand for a whole company: a hundred people join at once', async () => {
    await using running = await server();
    const { port, origin } = running;
    const link = await newLink();
    const joinOne = async (): Promise<void> => {
      for (let file = 0; file < FILES; file += 1) {
        const path = file === 0 ? '/r/x' : '/assets/app-1a2b3c.js';
        assert.equal(await statusOf(port, path, ONE_ADDRESS), 200);
      }
      const url = `ws://127.0.0.1:${port}${PATHS.roomChannel}`;
      const client = await RoomClient.open(url, origin);
      const { ticket } = await client.join(link);
      // Two connections each, as livekit-client makes when the first one fails; no engine runs here.
      for (let time = 0; time < 2; time += 1)
        assert.equal(await dialEngine(port, origin, ticket), 503);
      client.send({ type: 'leave' });
      await client.closed;
    };
    const startedAt = performance.now();
    await Promise.all(Array.from({ length: PEOPLE }, joinOne));
    const seconds = (performance.now() - startedAt) / 1_000;
    assert.ok(seconds < 60, `it took ${seconds} s`);
  });

  it('that floods is limited, and others are served', async () => {
    await using running = await server({
      ...NETWORK_LIMITS,
      requests: { burst: 50, perSecond: 0.001 },
    });
    const statuses: number[] = [];
    for (let asked = 0; asked < 60; asked += 1)
      statuses.push(await statusOf(running.port, '/', ONE_ADDRESS));
    assert.deepEqual(statuses.slice(0, 50), Array<number>(50).fill(200));
    assert.deepEqual(statuses.slice(50), Array<number>(10).fill(429));
    assert.equal(await statusOf(running.port, '/', '127.0.8.1'), 200);
  });
});
