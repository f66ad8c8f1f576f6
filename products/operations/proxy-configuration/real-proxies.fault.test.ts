import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { after, before, describe, test } from 'node:test';
import { WebSocket } from 'ws';
import { openEdge, type Edge, type EdgeOptions } from '@blende/shared/edge/edge.ts';
import { canariesIn } from '../../../tests/kit/canaries.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { freeStartPort } from '../../../tests/kit/free-ports.ts';
import {
  recordingUpstream,
  type RecordingUpstream,
} from '../../../tests/kit/recording-upstream.ts';
import { checkConfiguration } from '../configuration-check/server/check-configuration.ts';
import { asBrowser, askProxy } from '../../../tests/kit/proxies/ask-proxy.ts';
import { DOMAIN, RunningProxy, type ProxyKind } from '../../../tests/kit/proxies/running-proxy.ts';
import { openTap, type Tap } from '../../../tests/kit/proxies/tap.ts';

// Debian's nginx and HAProxy with the configurations that we write, in front of the edge.

const canaries = {
  agent: 'Canary-Agent/77.1',
  cookie: 'canary-cookie',
  referrer: 'canary-referrer',
  authorization: 'canary-authorization',
  language: 'canary-language',
  forwarded: '198.51.100.66',
  unheard: 'canary-unheard',
};
const TELLING = {
  'user-agent': `Mozilla/5.0 (${canaries.agent}) Gecko/20100101 Firefox/153.2`,
  cookie: `a=${canaries.cookie}`,
  referer: `https://elsewhere.test/${canaries.referrer}`,
  authorization: `Bearer ${canaries.authorization}`,
  'accept-language': canaries.language,
  'x-forwarded-for': canaries.forwarded,
  'x-real-ip': canaries.forwarded,
  forwarded: `for=${canaries.forwarded}`,
  'x-nobody-thought-of': canaries.unheard,
};
const BINDING = Buffer.from('000100002112a442000102030405060708090a0b', 'hex');
const LOGS = '/var/log';
const PATIENCE_MS = 1_000;

class Setting implements AsyncDisposable {
  readonly proxy: RunningProxy;
  readonly tap: Tap;
  readonly redirectPort: number;
  readonly #stack: AsyncDisposableStack;

  private constructor(
    proxy: RunningProxy,
    tap: Tap,
    redirectPort: number,
    stack: AsyncDisposableStack,
  ) {
    this.proxy = proxy;
    this.tap = tap;
    this.redirectPort = redirectPort;
    this.#stack = stack;
  }

  /** A TURN server that echoes, an upstream, the edge before both, and the proxy before that. */
  static async open(kind: ProxyKind, change?: (text: string) => string): Promise<Setting> {
    await using stack = new AsyncDisposableStack();
    const upstream = stack.use(await recordingUpstream());
    const turn = stack.use(
      createServer((socket) => {
        socket.on('error', () => undefined).on('data', (data) => socket.write(data));
      }),
    );
    await once(turn.listen(0, '127.0.0.1'), 'listening');
    const publicPort = await freeStartPort();
    const redirectPort = await freeStartPort();
    const relayPort = (turn.address() as AddressInfo).port;
    const edge = stack.use(await edgeBefore(upstream, publicPort, relayPort));
    const tap = stack.use(await openTap(() => edge.port));
    const ports = { publicPort, redirectPort, instancePort: tap.port, relayPort: undefined };
    const proxy = stack.use(await RunningProxy.start(kind, ports, change));
    return new Setting(proxy, tap, redirectPort, stack.move());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync();
  }
}

async function edgeBefore(
  { socket }: RecordingUpstream,
  publicPort: number,
  relayPort: number,
): Promise<Edge> {
  const routes: EdgeOptions['routes'] = [
    { kind: 'page', path: /^\/$/, socket, features: 'none', post: { bodyBytes: 100_000 } },
    { kind: 'page', path: /^\/missing$/, socket: '/nowhere', features: 'none' },
    { kind: 'relay', path: /^\/channel$/, socket },
  ];
  const peer = { address: '127.0.0.1', port: 5000 };
  const turn = { address: '127.0.0.1', port: () => relayPort, peer };
  const publicOrigins = [`https://${DOMAIN}:${publicPort}`];
  const here = { address: '127.0.0.1', port: 0, behindProxy: true };
  return await openEdge({ ...here, publicOrigins, routes, turn }, () => undefined);
}

/** Names, sizes and times of everything below. */
function listing(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listing(path);
    const { size, mtimeMs } = statSync(path);
    return [`${path} ${size} ${mtimeMs}`];
  });
}

/** Errors of every kind that a proxy would log by default. */
async function provoke({ proxy, redirectPort }: Setting): Promise<void> {
  const quietly = async (asked: Promise<unknown>): Promise<void> =>
    void (await asked.catch(() => undefined));
  for (const question of [
    { path: '/missing' },
    { path: '/nothing' },
    { headers: { host: 'elsewhere.test' } },
    { path: `/${'a'.repeat(40_000)}` },
    { headers: { cookie: 'a'.repeat(150_000) } },
    { method: 'POST', body: 'x'.repeat(70_000), headers: { 'content-type': 'application/json' } },
    { method: 'PURGE' },
  ])
    await quietly(askProxy(proxy, { ...question, headers: { ...TELLING, ...question.headers } }));
  await quietly(plain(redirectPort, '/r/abc', 'elsewhere.test'));
  await quietly(spoken(proxy, Buffer.from('no HTTP at all\r\n\r\n'), []));
  await quietly(plain(proxy.port, '/', DOMAIN));
}

async function plain(port: number, path: string, host: string) {
  return await new Promise<{
    status: number | undefined;
    location: string | undefined;
    cookies: unknown;
  }>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: { host }, agent: false }, (answer) => {
      const { statusCode: status, headers } = answer.resume();
      resolve({ status, location: headers.location, cookies: headers['set-cookie'] });
    })
      .on('error', reject)
      .end();
  });
}

/** What comes first after these bytes inside TLS; undefined if the connection ends before. */
async function spoken(
  proxy: RunningProxy,
  bytes: Buffer,
  protocols: readonly string[],
): Promise<Buffer | undefined> {
  const socket = connect({
    host: '127.0.0.1',
    port: proxy.port,
    servername: DOMAIN,
    ca: proxy.authority,
    ALPNProtocols: [...protocols],
  });
  return await new Promise((resolve) => {
    socket.on('error', () => resolve(undefined)).on('close', () => resolve(undefined));
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    socket.once('data', (data: Buffer) => {
      resolve(data);
      socket.destroy();
    });
    socket.write(bytes);
  });
}

for (const kind of ['nginx', 'haproxy'] as const) {
  describe(`a real ${kind} in front of the edge`, () => {
    let setting: Setting;
    const logsBefore = listing(LOGS);
    before(async () => (setting = await Setting.open(kind)));
    after(async () => setting[Symbol.asyncDispose]());

    test('passes pages and what is sent, with one HSTS, no cookie, and nothing of the visitor', async () => {
      for (const question of [
        { headers: { ...TELLING, accept: 'text/html,canary-type' } },
        {
          method: 'POST',
          body: '{"small":1}',
          headers: { ...TELLING, 'content-type': 'application/json' },
        },
      ]) {
        const answer = await askProxy(setting.proxy, question);
        assert.equal(answer.status, 200);
        assert.equal(answer.headers['set-cookie'], undefined);
        const names = answer.rawHeaders.map((name) => name.toLowerCase());
        assert.equal(names.filter((name) => name === 'strict-transport-security').length, 1);
      }
      const recorded = setting.tap.recorded();
      for (const shown of ['GET / HTTP/1.1', '{"small":1}', 'Firefox/0', 'text/html'])
        assert.ok(recorded.includes(shown), shown);
      assert.deepEqual(canariesIn(recorded, { ...canaries, type: 'canary-type' }), []);
    });

    test('passes WebSockets', async () => {
      const socket = new WebSocket(`${setting.proxy.origin.replace('https', 'wss')}/channel`, {
        agent: asBrowser(setting.proxy),
        origin: setting.proxy.origin,
        headers: TELLING,
      });
      const [greeting] = (await once(socket, 'message')) as [Buffer];
      assert.equal(greeting.toString(), 'hello');
      socket.terminate();
      assert.deepEqual(canariesIn(setting.tap.recorded(), canaries), []);
    });

    test('leads STUN inside TLS to the relay, whatever the browser calls it', async () => {
      for (const protocols of [[], ['webrtc', 'c-webrtc'], ['stun.turn']])
        assert.deepEqual(await spoken(setting.proxy, BINDING, protocols), BINDING);
    });

    test('leads plain HTTP to TLS under the known name alone, without a cookie', async () => {
      const { redirectPort: port, proxy } = setting;
      assert.deepEqual(await plain(port, '/r/abc', `${DOMAIN}:${port}`), {
        status: 308,
        location: `${proxy.origin}/r/abc`,
        cookies: undefined,
      });
      assert.equal((await plain(port, '/r/abc', 'elsewhere.test')).status, 421);
    });

    test('writes no file but where it is told to, in memory, whatever goes wrong', async () => {
      proves(claim('W6'));
      await provoke(setting);
      const { runFolder } = setting.proxy;
      const inRunFolder = listing(runFolder).map((line) => line.slice(runFolder.length));
      assert.deepEqual(
        inRunFolder.filter((line) => !/^\/(nginx\.pid|pages\.sock|relay\.sock) /.test(line)),
        [],
      );
      const written = await setting.proxy.writtenFiles();
      const elsewhere = written.filter(
        (path) => path !== '/dev/null' && !path.startsWith(`${runFolder}/`),
      );
      assert.deepEqual(elsewhere, []);
      assert.ok(
        kind !== 'nginx' || written.includes(`${runFolder}/nginx.pid`),
        'the recorder records',
      );
      assert.deepEqual(listing(LOGS), logsBefore);
      assert.equal(setting.proxy.said, '');
    });
  });
}

test('an access_log that somebody adds in an include is found by the same look, and by the check', async () => {
  let included = '';
  const spoil = (text: string): string => {
    const folder = /pid (.*)\/run-/.exec(text)?.[1] ?? '';
    included = join(folder, 'extra.conf');
    writeFileSync(included, `access_log ${folder}/planted.log;\n`);
    return text.replace('  location / {', `  include ${folder}/extr*.conf;\n  location / {`);
  };
  await using setting = await Setting.open('nginx', spoil);
  const { proxy } = setting;
  const { findings } = checkConfiguration(proxy.configurationFile);
  assert.deepEqual(
    findings.map(({ code, file, line }) => [code, file, line]),
    [['access-log-on', included, 1]],
  );
  await askProxy(proxy, { headers: TELLING });
  const written = await proxy.writtenFiles();
  assert.ok(
    written.some((path) => path.endsWith('/planted.log')),
    written.join(' '),
  );
});
