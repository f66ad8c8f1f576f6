import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, connect, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { canariesIn } from '../../tests/kit/canaries.ts';
import { rawExchange } from '../../tests/kit/raw-exchange.ts';
import { recordingUpstream } from '../../tests/kit/recording-upstream.ts';
import { openEdge, type Edge, type EdgeOptions } from './edge.ts';
import { NETWORK_LIMITS } from './network-limits.ts';

const HOST = 'meet.test';
const canaries = { forwarded: '198.51.100.66', agent: 'Canary-Browser/9', cookie: 'canary-cookie' };
const SAID_BY_PROXY = [
  `X-Forwarded-For: ${canaries.forwarded}`,
  `X-Real-IP: ${canaries.forwarded}`,
  `Forwarded: for=${canaries.forwarded};host=elsewhere.test;proto=http`,
  'X-Forwarded-Host: elsewhere.test',
  'X-Forwarded-Proto: http',
  `User-Agent: ${canaries.agent}`,
  `Cookie: a=${canaries.cookie}`,
];
/** One request may come, and none after it. */
const NARROW = { ...NETWORK_LIMITS, requests: { burst: 1, perSecond: 0 }, connections: 1 };
/** A STUN binding request (RFC 8489, section 5). */
const BINDING = Buffer.from('000100002112a442000102030405060708090a0b', 'hex');

async function edgeWith(options: Partial<EdgeOptions>, socket = '/nowhere'): Promise<Edge> {
  const routes: EdgeOptions['routes'] = [{ kind: 'page', path: /^\/$/, socket, features: 'none' }];
  const here = { address: '127.0.0.1', port: 0, publicOrigins: [`https://${HOST}`], routes };
  return await openEdge({ ...here, behindProxy: true, ...options }, () => undefined);
}

async function get(edge: Edge, host = HOST, further: readonly string[] = []): Promise<string> {
  const lines = ['GET / HTTP/1.1', `Host: ${host}`, ...further, 'Connection: close', '', ''];
  return await rawExchange(edge.port, lines.join('\r\n'));
}

describe('the edge behind a proxy', () => {
  it('speaks plain HTTP for a name that people reach by TLS', async () => {
    await using upstream = await recordingUpstream();
    await using edge = await edgeWith({}, upstream.socket);
    const answer = await get(edge);
    assert.match(answer, /^HTTP\/1\.1 200 /);
    assert.match(answer, /strict-transport-security: max-age=31536000\r\n/i);
    assert.match(answer, /connect-src 'self' wss:\/\/meet\.test\r\n/);
  });

  it('believes nothing that is said of visitors, and hands none of it on', async () => {
    await using upstream = await recordingUpstream();
    await using edge = await edgeWith({}, upstream.socket);
    assert.match(await get(edge, HOST, SAID_BY_PROXY), /^HTTP\/1\.1 200 /);
    assert.match(await get(edge, 'elsewhere.test', SAID_BY_PROXY), /^HTTP\/1\.1 421 /);
    assert.ok(upstream.recorded().includes('GET / HTTP/1.1'), 'the recorder records');
    assert.deepEqual(canariesIn(upstream.recorded(), canaries), []);
  });

  it('leaves counting per network to the proxy; without one it counts', async () => {
    await using upstream = await recordingUpstream();
    await using behind = await edgeWith({ limits: NARROW }, upstream.socket);
    await using alone = await edgeWith({ limits: NARROW, behindProxy: false }, upstream.socket);
    for (const [edge, second] of [
      [behind, /^HTTP\/1\.1 200 /],
      [alone, /^HTTP\/1\.1 429 /],
    ] as const) {
      assert.match(await get(edge), /^HTTP\/1\.1 200 /);
      assert.match(await get(edge), second);
    }
  });

  it('knows STUN by its first bytes, as inside TLS', async () => {
    await using server = createServer((socket) => {
      socket.on('error', () => undefined).on('data', (data) => socket.write(data));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const peer = { address: '127.0.0.1', port: 5000 };
    await using edge = await edgeWith({ turn: { address: '127.0.0.1', port: () => port, peer } });
    for (const parts of [[BINDING], [BINDING.subarray(0, 5), BINDING.subarray(5)]]) {
      const socket = connect(edge.port, '127.0.0.1').on('error', () => undefined);
      for (const part of parts) {
        socket.write(part);
        await delay(5);
      }
      assert.deepEqual(await once(socket, 'data'), [BINDING]);
      socket.destroy();
    }
  });
});
