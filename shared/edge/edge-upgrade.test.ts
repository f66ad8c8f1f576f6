import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { canariesIn } from '../../tests/kit/canaries.ts';
import { recordingUpstream, type RecordingUpstream } from '../../tests/kit/recording-upstream.ts';
import { openEdge, type Edge, type EdgeOptions } from './edge.ts';
import type { EdgeUpgrade, EdgeUpgradeHandler } from './edge-upgrade.ts';
import { NETWORK_LIMITS } from './network-limits.ts';

const ORIGIN = 'http://localhost';
const canaries = {
  address: '127.66.77.88',
  userAgent: 'Canary-Browser/77.1',
  cookie: 'canary-cookie-4711',
  authorization: 'canary-authorization-4712',
  query: 'canary-query-4713',
  protocol: 'canary-protocol-4714',
};
const telling = {
  'user-agent': `${canaries.userAgent} Firefox/153.0`,
  cookie: canaries.cookie,
  authorization: canaries.authorization,
};

describe('a relayed WebSocket', () => {
  it('hands on nothing that tells who asks', async () => {
    await using upstream = await recordingUpstream();
    await using edge = await edgeBefore(upstream);
    const socket = dial(edge, `/channel?${canaries.query}`, [canaries.protocol]);
    // The edge offers no protocol further on, so that none comes back: a browser ends it here.
    const [error] = (await once(socket, 'error')) as [Error];
    assert.equal(error.message, 'Server sent no subprotocol');
    assert.deepEqual(canariesIn(upstream.recorded(), canaries), []);
    assert.ok(upstream.recorded().includes('GET /channel HTTP/1.1'));
  });

  it('carries every byte in both directions', async () => {
    await using upstream = await recordingUpstream();
    await using edge = await edgeBefore(upstream);
    const socket = dial(edge, '/channel');
    const [greeting] = (await once(socket, 'message')) as [Buffer];
    assert.equal(greeting.toString(), 'hello');
    const before = upstream.recorded().length;
    const [payload, frameHeader] = [1_000_000, 14];
    socket.send(new Uint8Array(payload));
    const arrived = () => upstream.recorded().length - before;
    await until(() => arrived() >= payload + frameHeader);
    assert.equal(arrived(), payload + frameHeader);
    socket.terminate();
  });

  it('ends on one side when it ends on the other', async () => {
    await using upstream = await recordingUpstream();
    await using edge = await edgeBefore(upstream);
    const leaving = dial(edge, '/channel');
    await once(leaving, 'open');
    assert.equal(upstream.open(), 1);
    leaving.terminate();
    await until(() => upstream.open() === 0);
    const left = dial(edge, '/channel');
    await once(left, 'open');
    upstream.drop();
    const [code] = (await once(left, 'close')) as [number];
    assert.equal(code, 1006);
  });

  it('that says nothing for too long is ended', async () => {
    await using upstream = await recordingUpstream();
    const times = { headersMs: 1_000, requestMs: 1_000, idleMs: 1_000, upgradedIdleMs: 100 };
    await using edge = await edgeBefore(upstream, { times });
    const socket = dial(edge, '/channel');
    await once(socket, 'close');
    await until(() => upstream.open() === 0);
  });

  const refusals: readonly [string, (edge: Edge) => WebSocket, number, string][] = [
    [
      'from a foreign page',
      (edge) => dial(edge, '/channel', [], { origin: 'http://evil.example' }),
      403,
      'origin-foreign',
    ],
    [
      'from no page',
      (edge) => dial(edge, '/channel', [], { origin: undefined }),
      403,
      'origin-foreign',
    ],
    [
      'for a foreign host',
      (edge) => dial(edge, '/channel', [], { headers: { host: 'evil.example' } }),
      421,
      'host-foreign',
    ],
    ['for a page', (edge) => dial(edge, '/page'), 404, 'not-found'],
    ['for an unknown path', (edge) => dial(edge, '/admit'), 404, 'not-found'],
    ['for a process that is not there', (edge) => dial(edge, '/missing'), 503, 'starting'],
    [
      'that a handler refuses',
      (edge) => dial(edge, '/handled/refuse', ['a']),
      401,
      'ticket-unknown',
    ],
    ['in which a handler fails', (edge) => dial(edge, '/handled/fail', ['a']), 503, 'starting'],
    ['of which a handler forgets', (edge) => dial(edge, '/handled/forget', ['a']), 503, 'starting'],
  ];
  for (const [name, ask, status, code] of refusals) {
    it(`${name} is refused with ${code}`, async () => {
      await using upstream = await recordingUpstream();
      await using edge = await edgeBefore(upstream);
      const answer = await refusalOf(ask(edge));
      assert.deepEqual([answer.status, answer.body], [status, JSON.stringify({ code })]);
      assert.match(String(answer.headers['content-security-policy']), /^default-src 'none'/);
      assert.equal(answer.headers['referrer-policy'], 'no-referrer');
    });
  }

  it('is refused when a network opens too many', async () => {
    await using upstream = await recordingUpstream();
    const limits = { ...NETWORK_LIMITS, upgrades: { burst: 1, perSecond: 0.001 } };
    await using edge = await edgeBefore(upstream, { limits });
    const first = dial(edge, '/channel');
    await once(first, 'open');
    assert.equal((await refusalOf(dial(edge, '/channel'))).status, 429);
    first.terminate();
  });
});

describe('a WebSocket that a product handles in the edge', () => {
  it('shows it path, protocols and browser family, and nothing else', async () => {
    await using upstream = await recordingUpstream();
    const seen: EdgeUpgrade[] = [];
    const handler: EdgeUpgradeHandler = async (upgrade) => {
      seen.push(upgrade);
      const socket = await upgrade.accept('b.1');
      socket.on('message', (data: Buffer, isBinary) => {
        socket.send(data, { binary: isBinary });
      });
    };
    await using edge = await edgeBefore(upstream, {}, handler);
    const socket = dial(edge, `/handled/echo?${canaries.query}`, ['a.1', 'b.1']);
    await once(socket, 'open');
    assert.equal(socket.protocol, 'b.1');
    socket.send('hello');
    const [data] = (await once(socket, 'message')) as [Buffer];
    assert.equal(data.toString(), 'hello');
    const [upgrade] = seen;
    assert.ok(upgrade);
    assert.deepEqual(Object.keys(upgrade).toSorted(), [
      'accept',
      'browserFamily',
      'origin',
      'path',
      'protocols',
      'refuse',
    ]);
    assert.deepEqual(JSON.parse(JSON.stringify(upgrade)), {
      path: '/handled/echo',
      origin: 'http://localhost',
      protocols: ['a.1', 'b.1'],
      browserFamily: 'firefox',
    });
    socket.terminate();
  });

  it('cannot be accepted when the browser is gone', async () => {
    await using upstream = await recordingUpstream();
    const outcome = Promise.withResolvers<unknown>();
    const handler: EdgeUpgradeHandler = async (upgrade) => {
      await delay(100);
      outcome.resolve(await upgrade.accept('a').catch((error: unknown) => error));
    };
    await using edge = await edgeBefore(upstream, {}, handler);
    const socket = dial(edge, '/handled/late', ['a']);
    socket.on('error', () => undefined);
    await delay(50);
    socket.terminate();
    assert.ok((await outcome.promise) instanceof Error);
  });
});

const behaviours: EdgeUpgradeHandler = async (upgrade) => {
  await Promise.resolve();
  if (upgrade.path.endsWith('/refuse')) upgrade.refuse(401, 'ticket-unknown');
  if (upgrade.path.endsWith('/fail')) throw new Error(canaries.address);
};

async function edgeBefore(
  upstream: RecordingUpstream,
  options: Partial<EdgeOptions> = {},
  handler = behaviours,
): Promise<Edge> {
  const here = { address: '127.0.0.1', port: 0, publicOrigins: [ORIGIN] };
  const routes: EdgeOptions['routes'] = [
    { kind: 'page', path: /^\/page$/, socket: upstream.socket, features: 'none' },
    { kind: 'relay', path: /^\/channel$/, socket: upstream.socket },
    { kind: 'relay', path: /^\/missing$/, socket: `${upstream.socket}.missing` },
    { kind: 'handler', path: /^\/handled\/[a-z]+$/, handler },
  ];
  return await openEdge({ ...here, routes, ...options }, () => undefined);
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; waited < 300 && !holds(); waited += 1) await delay(10);
  assert.equal(holds(), true);
}

interface DialOptions {
  readonly origin?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

function dial(
  edge: Edge,
  path: string,
  protocols: readonly string[] = [],
  options: DialOptions = {},
): WebSocket {
  const { origin } = 'origin' in options ? options : { origin: ORIGIN };
  const headers = {
    host: 'localhost',
    ...telling,
    ...(origin === undefined ? {} : { origin }),
    ...options.headers,
  };
  return new WebSocket(`ws://127.0.0.1:${edge.port}${path}`, [...protocols], {
    headers,
    localAddress: canaries.address,
  });
}

async function refusalOf(socket: WebSocket) {
  socket.on('error', () => undefined);
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode, headers: response.headers, body };
}
