import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parsePublicOrigins } from './public-origins.ts';
import { checkRequest, checkUpgrade, requestedOrigin, requestedPath } from './request-rules.ts';
import type { HttpRoute, UpgradeRoute } from './route.ts';

const origins = parsePublicOrigins(['http://localhost:8440', 'https://meet.example']);
const [here] = origins;
assert.ok(here);

const request = (method: string, target: string, ...rawHeaders: string[]) => ({
  method,
  target,
  rawHeaders,
});

describe('the origin that is asked for', () => {
  const table: readonly [string, readonly string[], number | string][] = [
    ['ours', ['Host', 'localhost:8440'], 'http://localhost:8440'],
    ['ours in capitals', ['HOST', 'LOCALHOST:8440'], 'http://localhost:8440'],
    ['another of ours', ['host', 'meet.example'], 'https://meet.example'],
    ['another port', ['Host', 'localhost:8441'], 421],
    ['an address that is not ours', ['Host', '127.0.0.1:8440'], 421],
    ['a name with more behind it', ['Host', 'meet.example.evil.example'], 421],
    ['an origin in place of a host', ['Host', 'http://localhost:8440'], 421],
    ['an empty one', ['Host', ''], 421],
    ['none', [], 400],
    ['two', ['Host', 'localhost:8440', 'host', 'localhost:8440'], 400],
  ];
  for (const [name, headers, expected] of table) {
    it(`${name}: ${String(expected)}`, () => {
      const found = requestedOrigin(request('GET', '/', ...headers), origins);
      assert.equal('status' in found ? found.status : found.origin, expected);
    });
  }

  it('is read from an origin without path only', () => {
    assert.deepEqual(parsePublicOrigins(['http://localhost:80'])[0], {
      origin: 'http://localhost',
      host: 'localhost',
      webSocketOrigin: 'ws://localhost',
    });
    for (const wrong of ['localhost', 'ftp://x', 'http://x/path', 'http://u@x', 'http://x/?q']) {
      assert.throws(() => parsePublicOrigins([wrong]), TypeError, wrong);
    }
  });
});

describe('the path that is asked for', () => {
  const table: readonly [string, number | string][] = [
    ['/', '/'],
    ['/r/abc?utm_source=mail&name=Ada', '/r/abc'],
    ['/?', '/'],
    ['http://localhost:8440/', 400],
    ['*', 400],
    ['', 400],
    [`/${'a'.repeat(2_047)}`, `/${'a'.repeat(2_047)}`],
    [`/${'a'.repeat(2_048)}`, 414],
  ];
  for (const [target, expected] of table) {
    it(`${target.slice(0, 30)}: ${String(expected).slice(0, 30)}`, () => {
      const path = requestedPath(request('GET', target));
      assert.equal(typeof path === 'string' ? path : path.status, expected);
    });
  }
});

describe('a request', () => {
  const page: HttpRoute = { kind: 'page', path: /^\/$/, socket: '/s', features: 'none' };
  const form: HttpRoute = { ...page, post: { bodyBytes: 10 } };
  const known: HttpRoute = { ...form, kind: 'session', features: 'none' };
  const table: readonly [
    string,
    HttpRoute | undefined,
    string,
    readonly string[],
    number | undefined,
  ][] = [
    ['GET of a page', page, 'GET', [], undefined],
    ['HEAD of a page', page, 'HEAD', [], undefined],
    ['to no route', undefined, 'GET', [], 404],
    ['POST to a page', page, 'POST', [], 405],
    ['PUT to a page', page, 'PUT', [], 405],
    ['TRACE', form, 'TRACE', [], 405],
    ['an unknown method', page, 'BREW', [], 405],
    ['GET with a body', page, 'GET', ['Content-Length', '1'], 413],
    ['GET with an empty body', page, 'GET', ['Content-Length', '0'], undefined],
    ['GET in chunks', page, 'GET', ['Transfer-Encoding', 'chunked'], 413],
    ['POST that fits', form, 'POST', ['Content-Length', '10'], undefined],
    ['POST too large', form, 'POST', ['Content-Length', '11'], 413],
    ['POST of unknown length', form, 'POST', ['Transfer-Encoding', 'chunked'], 413],
    ['POST from nowhere to those who are known', known, 'POST', [], 403],
    ['POST from elsewhere', known, 'POST', ['Origin', 'https://meet.example'], 403],
    ['POST from a page of ours', known, 'POST', ['Origin', 'http://localhost:8440'], undefined],
    ['an expectation', form, 'POST', ['Expect', '100-continue'], 417],
  ];
  for (const [name, route, method, headers, expected] of table) {
    it(`${name}: ${String(expected ?? 'passes')}`, () => {
      const checked = checkRequest(request(method, '/', ...headers), route, here);
      assert.equal('status' in checked ? checked.status : undefined, expected);
    });
  }
});

describe('a WebSocket', () => {
  const route: UpgradeRoute = { kind: 'relay', path: /^\/w$/, socket: '/s' };
  const good = {
    Origin: 'http://localhost:8440',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  };
  const check = (
    headers: Readonly<Record<string, string | undefined>>,
    method = 'GET',
    to: UpgradeRoute | undefined = route,
  ) => {
    const raw = Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [name, value],
    );
    return checkUpgrade(request(method, '/w', ...raw), here, to);
  };
  const table: readonly [
    string,
    Readonly<Record<string, string | undefined>>,
    number | readonly string[],
  ][] = [
    ['of ours', {}, []],
    ['with protocols', { 'Sec-WebSocket-Protocol': 'a.1, ticket.x_-' }, ['a.1', 'ticket.x_-']],
    ['of somebody else', { Origin: 'http://evil.example' }, 403],
    ['of another origin of ours', { Origin: 'https://meet.example' }, 403],
    ['of a sandbox', { Origin: 'null' }, 403],
    ['of no page', { Origin: undefined }, 403],
    ['of two origins', { origin: 'http://localhost:8440' }, 403],
    ['in capitals', { Upgrade: 'WebSocket' }, []],
    ['that is something else', { Upgrade: 'h2c' }, 400],
    ['of another version', { 'Sec-WebSocket-Version': '8' }, 400],
    ['without a key', { 'Sec-WebSocket-Key': undefined }, 400],
    ['with a broken key', { 'Sec-WebSocket-Key': 'short' }, 400],
    ['with broken protocols', { 'Sec-WebSocket-Protocol': 'a,,b' }, 400],
    ['with too many protocols', { 'Sec-WebSocket-Protocol': 'a,b,c,d,e,f,g,h,i' }, 400],
  ];
  for (const [name, change, expected] of table) {
    it(`${name}: ${String(expected)}`, () => {
      const checked = check({ ...good, ...change });
      assert.deepEqual('status' in checked ? checked.status : checked.protocols, expected);
    });
  }

  it('is asked for with GET, on a known path', () => {
    for (const checked of [
      check(good, 'POST'),
      checkUpgrade(request('GET', '/w'), here, undefined),
    ]) {
      assert.ok('status' in checked);
    }
  });
});
