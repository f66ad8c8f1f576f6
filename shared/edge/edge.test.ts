import assert from 'node:assert/strict';
import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { describe, it } from 'node:test';
import { canariesIn } from '../../tests/kit/canaries.ts';
import { recordingUpstream, type RecordingUpstream } from '../../tests/kit/recording-upstream.ts';
import { openEdge, type Edge, type EdgeOptions } from './edge.ts';
import { NETWORK_LIMITS } from './network-limits.ts';
import type { EdgeRoute } from './route.ts';

const canaries = {
  address: '127.66.77.88',
  userAgent: 'Canary-Browser/77.1',
  cookie: 'canary-cookie-4711',
  authorization: 'canary-authorization-4712',
  language: 'canary-language',
  referrer: 'canary-referrer',
  query: 'canary-query-4713',
  forwarded: '127.99.88.77',
  unheard: 'canary-unheard-4714',
};

const telling = {
  'user-agent': canaries.userAgent,
  cookie: `session=${canaries.cookie}`,
  authorization: `Bearer ${canaries.authorization}`,
  'accept-language': canaries.language,
  referer: `http://localhost/${canaries.referrer}`,
  'x-forwarded-for': canaries.forwarded,
  'x-nobody-thought-of': canaries.unheard,
  'x-real-ip': canaries.address,
  'if-none-match': '"upstream"',
};

describe('the edge, seen from behind', () => {
  it('hands on nothing that tells who asks', async () => {
    await using upstream = await recordingUpstream();
    await using edge = await edgeBefore(upstream);
    for (const path of ['/page', '/r/abc', '/form']) {
      const method = path === '/form' ? 'POST' : 'GET';
      const body = method === 'POST' ? '{"a":1}' : '';
      const answer = await ask(
        edge,
        {
          method,
          path: `${path}?q=${canaries.query}`,
          headers: telling,
          localAddress: canaries.address,
        },
        body,
      );
      assert.equal(answer.status, 200);
    }
    const recorded = upstream.recorded();
    assert.deepEqual(canariesIn(recorded, canaries), []);
    assert.ok(recorded.includes('GET /page HTTP/1.1'));
    assert.ok(recorded.includes('{"a":1}'));
  });

  it('would be caught if it did: the recorder finds every canary that reaches it', async () => {
    await using upstream = await recordingUpstream();
    const target = {
      socketPath: upstream.socket,
      path: `/page?q=${canaries.query}`,
      headers: telling,
    };
    await answerTo(target, '');
    assert.deepEqual(canariesIn(upstream.recorded(), canaries), Object.keys(canaries));
  });
});

describe('somebody signed in elsewhere on this instance', () => {
  it('looks from behind exactly like a guest, to the byte', async () => {
    const guest = await bytesBehind({ 'user-agent': 'Other/1' }, '127.0.0.1');
    const signedIn = await bytesBehind(telling, canaries.address);
    assert.ok(guest.includes('GET /page HTTP/1.1'));
    assert.deepEqual(signedIn, guest);
  });

  it('would be told apart by a single header that passes', async () => {
    const plain = await bytesBehind({ 'accept-encoding': 'gzip' }, '127.0.0.1');
    const other = await bytesBehind({ 'accept-encoding': 'br' }, '127.0.0.1');
    assert.notDeepEqual(other, plain);
  });
});

/** What reaches the process behind the edge for a page and a WebSocket. */
async function bytesBehind(
  headers: Readonly<Record<string, string>>,
  localAddress: string,
): Promise<string> {
  await using upstream = await recordingUpstream();
  await using edge = await edgeBefore(upstream);
  await ask(edge, { path: '/page', headers, localAddress });
  await ask(edge, { path: '/form', method: 'POST', headers, localAddress }, '{"a":1}');
  return upstream.recorded().toString('latin1');
}

describe('the edge, seen from the browser', () => {
  const answers: readonly [string, Asked, number, string | undefined][] = [
    ['a page', { path: '/page' }, 200, undefined],
    ['a room page', { path: '/r/abc' }, 200, undefined],
    ['HEAD', { path: '/page', method: 'HEAD' }, 200, undefined],
    ['an unknown path', { path: '/admin' }, 404, 'not-found'],
    ['a path that climbs', { path: '/r/..%2fetc' }, 404, 'not-found'],
    ['a WebSocket path asked for as a page', { path: '/channel' }, 404, 'not-found'],
    ['a method that is not allowed', { path: '/page', method: 'DELETE' }, 405, 'method-unknown'],
    ['a foreign host', { path: '/page', headers: { host: 'evil.example' } }, 421, 'host-foreign'],
    ['an address too long', { path: `/${'a'.repeat(3_000)}` }, 414, 'address-too-long'],
    [
      'an expectation',
      { path: '/form', method: 'POST', headers: { expect: 'canary' } },
      417,
      'malformed',
    ],
    ['a fixed answer', { path: '/fixed' }, 503, 'try-again'],
    ['a process that is not there', { path: '/missing' }, 503, 'starting'],
  ];
  for (const [name, options, status, code] of answers) {
    it(`answers ${name} with ${String(status)} and every security header`, async () => {
      await using upstream = await recordingUpstream();
      await using edge = await edgeBefore(upstream);
      const answer = await ask(edge, options);
      assert.equal(answer.status, status);
      if (code !== undefined) assert.deepEqual(JSON.parse(answer.body), { code });
      const asksHere = name !== 'a foreign host';
      assertSecured(
        answer.headers,
        asksHere ? "connect-src 'self' ws://localhost" : "connect-src 'none'",
      );
      for (const never of [
        'set-cookie',
        'server',
        'etag',
        'x-powered-by',
        'access-control-allow-origin',
        'accept-ch',
        'critical-ch',
        'reporting-endpoints',
        'nel',
      ]) {
        assert.equal(answer.headers[never], undefined, never);
      }
    });
  }

  it('allows camera, microphone and screen on room pages alone', async () => {
    await using upstream = await recordingUpstream();
    await using edge = await edgeBefore(upstream);
    for (const [path, allowed] of [
      ['/r/abc', '(self)'],
      ['/page', '()'],
      ['/admin', '()'],
    ] as const) {
      const policy = String((await ask(edge, { path })).headers['permissions-policy']).split(', ');
      for (const feature of ['camera', 'microphone', 'display-capture', 'fullscreen', 'autoplay']) {
        assert.ok(policy.includes(`${feature}=${allowed}`), `${path} ${feature}`);
      }
      assert.ok(policy.includes('geolocation=()'));
    }
  });

  it('refuses a body too large before the process behind it sees any of it', async () => {
    await using upstream = await recordingUpstream();
    await using edge = await edgeBefore(upstream);
    const answer = await ask(edge, { method: 'POST', path: '/form' }, 'x'.repeat(101));
    assert.deepEqual([answer.status, answer.body], [413, '{"code":"too-large"}']);
    assert.equal(upstream.recorded().length, 0);
  });

  it('turns a network away that asks too much, and no other', async () => {
    await using upstream = await recordingUpstream();
    const limits = { ...NETWORK_LIMITS, requests: { burst: 3, perSecond: 0.001 } };
    await using edge = await edgeBefore(upstream, { limits });
    const from = async (localAddress: string) =>
      (await ask(edge, { path: '/page', localAddress })).status;
    const neighbours = ['127.66.77.88', '127.66.77.89', '127.66.77.90', '127.66.77.88'];
    const statuses: (number | undefined)[] = [];
    for (const address of neighbours) statuses.push(await from(address));
    assert.deepEqual(statuses, [200, 200, 200, 429]);
    assert.equal(await from('127.66.78.88'), 200);
    const refused = await ask(edge, { path: '/page', localAddress: '127.66.77.88' });
    assert.equal(refused.body, '{"code":"too-many-requests"}');
    assertSecured(refused.headers, 'connect-src');
  });
});

const routesTo = (socket: string): readonly EdgeRoute[] => [
  { kind: 'page', path: /^\/page$/, socket, features: 'none' },
  { kind: 'page', path: /^\/form$/, socket, features: 'none', post: { bodyBytes: 100 } },
  { kind: 'page', path: /^\/r\/[a-z]+$/, socket, features: 'meeting' },
  { kind: 'page', path: /^\/missing$/, socket: `${socket}.missing`, features: 'none' },
  { kind: 'fixed', path: /^\/fixed$/, answer: { status: 503, code: 'try-again' } },
  { kind: 'relay', path: /^\/channel$/, socket },
];

async function edgeBefore(
  upstream: RecordingUpstream,
  options: Partial<EdgeOptions> = {},
): Promise<Edge> {
  const routes = routesTo(upstream.socket);
  const here = { address: '127.0.0.1', port: 0, publicOrigins: ['http://localhost'] };
  return await openEdge({ ...here, routes, ...options }, () => undefined);
}

interface Asked extends Omit<RequestOptions, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function ask(edge: Edge, options: Asked, body = ''): Promise<Answer> {
  const headers = { host: 'localhost', ...options.headers };
  return await answerTo({ host: '127.0.0.1', port: edge.port, ...options, headers }, body);
}

async function answerTo(options: Asked, body: string): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) };
    const headers = { ...options.headers, ...length };
    const asked = request({ agent: false, ...options, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body: text });
      });
    });
    asked.on('error', reject).end(body);
  });
}

function assertSecured(headers: IncomingHttpHeaders, connectSource: string): void {
  const policy = String(headers['content-security-policy']).split('; ');
  for (const directive of [
    "default-src 'none'",
    "script-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ]) {
    assert.ok(policy.includes(directive), directive);
  }
  assert.ok(
    policy.some((directive) => directive.startsWith(connectSource)),
    connectSource,
  );
  assert.equal(
    policy.some((directive) => directive.includes('unsafe') || directive.includes('*')),
    false,
  );
  assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
  assert.equal(headers['cross-origin-embedder-policy'], 'require-corp');
  assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
  assert.equal(headers['referrer-policy'], 'no-referrer');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['cache-control'], 'no-store');
}
