import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openEdge, type Edge } from './edge.ts';
import { mayBeSet } from './session-rules.ts';

const MEETINGS = 'meet.example';
const LIBRARY = 'library.example';
const COOKIE = '__Host-session=abc123; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=1800';
const telling = {
  cookie: '__Host-session=canary-4711; theme=canary-4712; __Secure-x=canary-4713',
  authorization: 'Bearer canary-4714',
  'user-agent': 'Canary/77',
  'x-forwarded-for': '127.66.77.88',
  referer: 'https://library.example/canary-4715',
};

describe('a site on which people can be known', () => {
  it('gets their cookies and their authorization, and still neither address nor user agent', async () => {
    await using world = await twoSites();
    const answer = await ask(world.edge, LIBRARY, '/known', { headers: telling });
    assert.equal(answer.status, 200);
    assert.deepEqual(world.heard(), {
      'accept-encoding': undefined,
      authorization: 'Bearer canary-4714',
      connection: 'keep-alive',
      cookie: '__Host-session=canary-4711',
      host: 'upstream',
    });
    assert.deepEqual(answer.headers['set-cookie'], [COOKIE]);
  });

  it('keeps cookies from the other site, and from pages of its own that need none', async () => {
    await using world = await twoSites();
    for (const [host, path] of [
      [MEETINGS, '/page'],
      [LIBRARY, '/page'],
    ] as const) {
      const answer = await ask(world.edge, host, path, { headers: telling });
      assert.equal(answer.status, 200);
      assert.deepEqual(Object.keys(world.heard()).toSorted(), HEARD_OF_NOBODY, host);
      assert.equal(answer.headers['set-cookie'], undefined, host);
    }
  });

  it('shares no path with the other one', async () => {
    await using world = await twoSites();
    for (const [host, path, status] of [
      [MEETINGS, '/r/abc', 200],
      [LIBRARY, '/r/abc', 404],
      [LIBRARY, '/known', 200],
      [MEETINGS, '/known', 404],
      ['other.example', '/known', 421],
    ] as const)
      assert.equal((await ask(world.edge, host, path)).status, status, `${host}${path}`);
  });

  it('takes what changes something from pages of its own alone', async () => {
    await using world = await twoSites();
    const post = async (headers: Readonly<Record<string, string>>) =>
      (await ask(world.edge, LIBRARY, '/known', { method: 'POST', headers })).status;
    assert.equal(await post({ origin: `http://${LIBRARY}` }), 200);
    assert.equal(await post({ origin: `http://${MEETINGS}` }), 403);
    assert.equal(await post({ origin: 'null' }), 403);
    assert.equal(await post({}), 403);
  });

  it('has a port of its own where it has no name of its own', async () => {
    await using world = await twoSites({ port: 0 });
    const { knowingPort } = world.edge;
    assert.ok(knowingPort !== undefined && knowingPort !== world.edge.port);
    const answer = await ask({ port: knowingPort }, LIBRARY, '/known');
    assert.equal(answer.status, 200);
  });

  it('is not opened under an origin of the other one', async () => {
    await assert.rejects(twoSites({ publicOrigins: [`http://${MEETINGS}`] }), TypeError);
  });
});

describe('a cookie', () => {
  const table: readonly [string, boolean][] = [
    [COOKIE, true],
    ['__Host-a=b; secure; httponly; path=/; samesite=Lax', true],
    ['__Host-a=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0', true],
    ['a=b; Path=/; Secure; HttpOnly; SameSite=Strict', false],
    ['__Secure-a=b; Path=/; Secure; HttpOnly; SameSite=Strict', false],
    ['__Host-a=b; Path=/; Secure; SameSite=Strict', false],
    ['__Host-a=b; Path=/; HttpOnly; SameSite=Strict', false],
    ['__Host-a=b; Path=/; Secure; HttpOnly', false],
    ['__Host-a=b; Path=/; Secure; HttpOnly; SameSite=None', false],
    ['__Host-a=b; Path=/; Secure; HttpOnly; SameSite=Strict; SameSite=None', false],
    ['__Host-a=b; Path=/a; Secure; HttpOnly; SameSite=Strict', false],
    ['__Host-a=b; Path=/; Secure; HttpOnly; SameSite=Strict; Domain=example.org', false],
    ['__Host-a=b; Path=/; Secure; HttpOnly; SameSite=Strict; Partitioned', false],
    ['', false],
  ];
  for (const [cookie, may] of table)
    it(`${may ? 'may' : 'may not'} be set as ${cookie}`, () => {
      assert.equal(mayBeSet(cookie), may);
    });
});

const HEARD_OF_NOBODY = ['accept-encoding', 'connection', 'host'];

async function twoSites(knowing: { port?: number; publicOrigins?: readonly string[] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'blende-two-sites-'));
  const socket = join(folder, 'behind.sock');
  let heard: IncomingHttpHeaders = {};
  const behind = createServer((asked, answer) => {
    heard = asked.headers;
    answer
      .writeHead(200, { 'set-cookie': ['tracking=1; Path=/', COOKIE], 'content-type': 'text/html' })
      .end();
  }).listen(socket);
  await once(behind, 'listening');
  const page = { kind: 'page', socket, features: 'none' } as const;
  const close = (): void => {
    behind.close();
    behind.closeAllConnections();
    rmSync(folder, { recursive: true });
  };
  try {
    const edge = await openEdge(
      {
        address: '127.0.0.1',
        port: 0,
        publicOrigins: [`http://${MEETINGS}`],
        routes: [
          { ...page, path: /^\/page$/ },
          { ...page, path: /^\/r\/[a-z]+$/, features: 'meeting' },
        ],
        knowing: {
          publicOrigins: [`http://${LIBRARY}`],
          routes: [
            { ...page, path: /^\/page$/ },
            { ...page, kind: 'session', path: /^\/known$/, post: { bodyBytes: 10 } },
          ],
          ...knowing,
        },
      },
      () => undefined,
    );
    return {
      edge,
      heard: () => ({ 'accept-encoding': undefined, ...heard }),
      [Symbol.asyncDispose]: async () => {
        await edge[Symbol.asyncDispose]();
        close();
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function ask({ port }: Pick<Edge, 'port'>, host: string, path: string, asked: Asked = {}) {
  return await new Promise<{ status: number; headers: IncomingHttpHeaders }>((resolve, reject) => {
    const headers = { host, ...asked.headers };
    const { method = 'GET' } = asked;
    request({ host: '127.0.0.1', port, agent: false, path, method, headers }, (answer) => {
      answer.resume().on('end', () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
      });
    })
      .on('error', reject)
      .end();
  });
}
