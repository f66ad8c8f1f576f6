import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { recordingUpstream } from '../../../tests/kit/recording-upstream.ts';
import { openEdge } from '../edge.ts';
import type { EdgeDoor } from './ask-edge.ts';
import { linksIn } from './page-links.ts';
import { policyProblem } from './policy-problem.ts';
import { indifferentProbe } from './probe-indifferent.ts';
import { noCookieProbe, ownOriginProbe } from './probe-own-origin.ts';

const ORIGIN = 'http://localhost:8440';
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self' ws://localhost:8440";
const PAGE = '<script type="module" src="/assets/a.js"></script><link href="/assets/a.css">';
const GOOD: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/': ['text/html', PAGE],
  '/assets/a.js': ['text/javascript', 'import("./b.js");const m=["assets/c.js"]'],
  '/assets/b.js': ['text/javascript', 'export const page = "https://elsewhere.example/terms"'],
  '/assets/c.js': ['text/javascript', 'export{}'],
  '/assets/a.css': ['text/css', 'a{background:url(data:image/svg+xml,x)}'],
};

describe('what the edge answers, seen from its door', () => {
  test('does not depend on who asks', async () => {
    assert.equal(proves(claim('W3')), 'W3');
    await using upstream = await recordingUpstream();
    const folder = mkdtempSync(join(tmpdir(), 'blende-test-'));
    const socket = join(folder, 'edge.sock');
    const edge = await openEdge(
      {
        address: '127.0.0.1',
        port: 0,
        publicOrigins: [ORIGIN],
        routes: [{ kind: 'page', path: /^\/$/, socket: upstream.socket, features: 'none' }],
        door: socket,
      },
      () => undefined,
    );
    const door = { socket, origin: ORIGIN, tls: false };
    assert.deepEqual(await indifferentProbe(door, ['/']).run(), { outcome: 'holds' });
    assert.deepEqual(await noCookieProbe(door, ['/']).run(), { outcome: 'holds' });
    await edge[Symbol.asyncDispose]();
    for (const trace of ['iPhone', '192.0.2.7', '2001:db8::7', 'visitor=7', 'ja'])
      assert.equal(upstream.recorded().includes(trace), false, `${trace} ends in the edge`);
    rmSync(folder, { recursive: true });
  });

  test('is found to depend on a user agent or on a claimed address', async () => {
    for (const header of ['user-agent', 'x-forwarded-for', 'cookie']) {
      await using site = await Site.open((path, asked) => ({
        body: `${path}${String(asked[header])}`,
      }));
      assert.deepEqual(
        await indifferentProbe(site.door, ['/']).run(),
        { outcome: 'fails', code: 'depends-on-visitor' },
        header,
      );
    }
  });

  test('is not called indifferent if nothing answers', async () => {
    await using site = await Site.open(() => ({ status: 503, body: '' }));
    assert.deepEqual(await indifferentProbe(site.door, ['/']).run(), {
      outcome: 'not-checked',
      code: 'not-running',
    });
  });
});

describe('what pages make a browser ask for', () => {
  test('is ours, also where files name further files', async () => {
    const asked: string[] = [];
    await using site = await Site.open((path) => {
      asked.push(path);
      return page(path);
    });
    assert.deepEqual(await ownOriginProbe(site.door, ['/']).run(), { outcome: 'holds' });
    assert.deepEqual(asked.toSorted(), Object.keys(GOOD).toSorted());
  });

  const FOREIGN: readonly [string, string, string][] = [
    ['a script in the page', '/', '<script src=https://cdn.example/x.js></script>'],
    ['a picture that counts', '/', '<img alt="" src="//count.example/p.gif">'],
    ['a font in a style sheet', '/assets/a.css', '@font-face{src:url("https://fonts.example/i")}'],
    ['an import in a style sheet', '/assets/a.css', '@import "https://fonts.example/i.css";'],
    ['a chunk in a script', '/assets/b.js', 'import("https://cdn.example/x.js")'],
    ['a socket in a lazy chunk', '/assets/c.js', 'new WebSocket("wss://stats.example/")'],
  ];
  for (const [name, where, body] of FOREIGN)
    test(`is found to be foreign: ${name}`, async () => {
      await using site = await Site.open((path) => ({
        ...page(path),
        ...(path === where ? { body } : {}),
      }));
      const extra = where === '/' ? [] : [where];
      assert.deepEqual(await ownOriginProbe(site.door, ['/', ...extra]).run(), {
        outcome: 'fails',
        code: 'foreign-address',
      });
    });

  test('a cookie, a question for hints and a weak policy turn the sentence', async () => {
    const cases: readonly [Readonly<Record<string, string>>, string][] = [
      [{ 'accept-ch': 'sec-ch-ua-model' }, 'asks-for-hints'],
      [{ 'content-security-policy': "default-src 'self'" }, 'no-policy'],
      [{ 'content-security-policy': `${POLICY} https://cdn.example` }, 'policy-open'],
    ];
    for (const [headers, code] of cases) {
      await using site = await Site.open((path) => ({ ...page(path), headers }));
      assert.deepEqual(await ownOriginProbe(site.door, ['/']).run(), { outcome: 'fails', code });
    }
    await using site = await Site.open((path) => ({
      ...page(path),
      headers: path === '/assets/c.js' ? { 'set-cookie': 'a=1' } : {},
    }));
    assert.deepEqual(await noCookieProbe(site.door, ['/']).run(), {
      outcome: 'fails',
      code: 'cookie-set',
    });
  });

  test('is ours too on the port that browsers leave out', async () => {
    const policy = "default-src 'none'; connect-src 'self' ws://localhost:80";
    await using site = await Site.open((path) => ({
      ...page(path),
      headers: { 'content-security-policy': policy },
    }));
    const door = { ...site.door, origin: 'http://localhost:80' };
    assert.deepEqual(await ownOriginProbe(door, ['/']).run(), { outcome: 'holds' });
  });

  test('a policy that allows inline scripts is open, and links for people are not followed', () => {
    assert.equal(policyProblem(`${POLICY}; style-src 'unsafe-inline'`, ORIGIN), 'policy-open');
    assert.deepEqual(linksIn('<a href="https://eupl.eu">EUPL</a>', 'text/html', ORIGIN), []);
  });
});

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

function page(path: string): Answer {
  const [type, body] = GOOD[path] ?? ['text/plain', ''];
  return GOOD[path] === undefined ? { status: 404, body } : { type, body };
}

/** A web site that answers as it is told, on a unix socket. */
class Site implements AsyncDisposable {
  readonly door: EdgeDoor;
  readonly #close: () => void;

  private constructor(socket: string, close: () => void) {
    this.door = { socket, origin: ORIGIN, tls: false };
    this.#close = close;
  }

  static async open(answer: (path: string, asked: IncomingHttpHeaders) => Answer): Promise<Site> {
    const folder = mkdtempSync(join(tmpdir(), 'blende-test-'));
    const server = createServer((request, response) => {
      const { status = 200, type, headers, body } = answer(request.url ?? '', request.headers);
      const policy = { 'content-security-policy': POLICY };
      response.writeHead(status, { ...policy, 'content-type': type ?? 'text/plain', ...headers });
      response.end(body);
    });
    await once(server.listen(join(folder, 'site.sock')), 'listening');
    return new Site(join(folder, 'site.sock'), () => {
      server.close();
      rmSync(folder, { recursive: true });
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#close();
    await Promise.resolve();
  }
}
