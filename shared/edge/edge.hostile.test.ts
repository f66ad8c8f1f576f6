import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { rawExchange } from '../../tests/kit/raw-exchange.ts';
import { recordingUpstream } from '../../tests/kit/recording-upstream.ts';
import { openEdge, type Edge, type EdgeOptions } from './edge.ts';
import { NETWORK_LIMITS } from './network-limits.ts';

const CANARY = 'canary-4711';
const HOST = 'Host: localhost\r\n';
const end = 'Connection: close\r\n\r\n';
const bare = (status: string): string =>
  `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`;

async function edgeWith(options: Partial<EdgeOptions> = {}, socket = '/nowhere'): Promise<Edge> {
  const here = { address: '127.0.0.1', port: 0, publicOrigins: ['http://localhost'] };
  const routes: EdgeOptions['routes'] = [{ kind: 'page', path: /^\/$/, socket, features: 'none' }];
  return await openEdge({ ...here, routes, ...options }, () => undefined);
}

describe('what is not HTTP gets a bare status and nothing back', () => {
  const table: readonly [string, string, string][] = [
    ['noise', `${CANARY}\r\n\r\n`, bare('400 Bad Request')],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', bare('400 Bad Request')],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', bare('400 Bad Request')],
    [
      'a header without a colon',
      `GET / HTTP/1.1\r\n${HOST}${CANARY}\r\n${end}`,
      bare('400 Bad Request'),
    ],
    [
      'a header with a control character',
      `GET / HTTP/1.1\r\n${HOST}X: ${CANARY}\x00\r\n${end}`,
      bare('400 Bad Request'),
    ],
    [
      'a space before the colon',
      `GET / HTTP/1.1\r\nHost : ${CANARY}\r\n${end}`,
      bare('400 Bad Request'),
    ],
    [
      'two lengths',
      `POST / HTTP/1.1\r\n${HOST}Content-Length: 1\r\nContent-Length: 2\r\n${end}`,
      bare('400 Bad Request'),
    ],
    [
      'a length and chunks',
      `POST / HTTP/1.1\r\n${HOST}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n${end}`,
      bare('400 Bad Request'),
    ],
    [
      'headers too large',
      `GET / HTTP/1.1\r\n${HOST}X: ${CANARY.repeat(4_000)}\r\n${end}`,
      bare('431 Request Header Fields Too Large'),
    ],
    ['CONNECT', `CONNECT ${CANARY}:443 HTTP/1.1\r\n${HOST}\r\n`, bare('405 Method Not Allowed')],
  ];
  for (const [name, sent, expected] of table) {
    it(name, async () => {
      await using edge = await edgeWith();
      assert.equal(await rawExchange(edge.port, Buffer.from(sent, 'latin1')), expected);
    });
  }
});

describe('strange HTTP gets a code and nothing back', () => {
  const table: readonly [string, string, string, string][] = [
    ['no host', `GET / HTTP/1.1\r\n${end}`, '400', 'malformed'],
    ['two hosts', `GET / HTTP/1.1\r\n${HOST}${HOST}${end}`, '400', 'malformed'],
    ['HTTP/1.0', `GET / HTTP/1.0\r\n\r\n`, '400', 'malformed'],
    ['an absolute address', `GET http://${CANARY}/ HTTP/1.1\r\n${HOST}${end}`, '400', 'malformed'],
    ['another host', `GET / HTTP/1.1\r\nHost: ${CANARY}\r\n${end}`, '421', 'host-foreign'],
    ['another path', `GET /${CANARY} HTTP/1.1\r\n${HOST}${end}`, '404', 'not-found'],
    [
      'an upgrade to something else',
      `GET / HTTP/1.1\r\n${HOST}Connection: Upgrade\r\nUpgrade: ${CANARY}\r\n\r\n`,
      '404',
      'not-found',
    ],
  ];
  for (const [name, sent, status, code] of table) {
    it(name, async () => {
      await using edge = await edgeWith();
      const answer = await rawExchange(edge.port, sent);
      assert.ok(answer.startsWith(`HTTP/1.1 ${status} `), answer);
      assert.ok(answer.endsWith(`{"code":"${code}"}`), answer);
      assert.match(answer, /content-security-policy: default-src 'none'/);
      assert.equal(answer.includes(CANARY), false);
    });
  }
});

describe('a connection that costs and brings nothing', () => {
  const times = { headersMs: 150, requestMs: 300, idleMs: 400, upgradedIdleMs: 1_000 };

  it('is ended when its headers come too slowly', async () => {
    await using edge = await edgeWith({ times });
    const answered = rawExchange(edge.port, `GET / HTTP/1.1\r\n${HOST}X: a`);
    assert.equal(await answered, bare('408 Request Timeout'));
  });

  it('is ended when it sends nothing', async () => {
    await using edge = await edgeWith({ times });
    assert.match(await rawExchange(edge.port), /^(?:HTTP\/1\.1 408 |$)/);
  });

  /** Writes until the edge ends the connection; false if it never does. */
  async function endsWhileWriting(socket: Socket, text: string): Promise<boolean> {
    socket.on('error', () => socket.destroy());
    for (let written = 0; written < 400; written += 1) {
      if (socket.destroyed) return true;
      socket.write(text);
      await delay(50);
    }
    return false;
  }

  it('is ended when it drips one byte at a time', async () => {
    await using edge = await edgeWith({ times });
    const socket = connect(edge.port, '127.0.0.1').resume();
    socket.write(`GET / HTTP/1.1\r\n${HOST}X: `);
    assert.equal(await endsWhileWriting(socket, 'a'), true);
  });

  it('is ended when it asks again and again and does not read', async () => {
    await using upstream = await recordingUpstream();
    await using edge = await edgeWith({ times }, upstream.socket);
    const socket = connect(edge.port, '127.0.0.1').pause();
    const many = `GET / HTTP/1.1\r\n${HOST}\r\n`.repeat(500);
    assert.equal(await endsWhileWriting(socket, many), true);
    const other = await rawExchange(edge.port, `GET / HTTP/1.1\r\n${HOST}${end}`);
    assert.ok(other.startsWith('HTTP/1.1 '), other);
  });

  it('is dropped when its network holds too many, and others are served', async () => {
    await using upstream = await recordingUpstream();
    await using edge = await edgeWith(
      { limits: { ...NETWORK_LIMITS, connections: 2 } },
      upstream.socket,
    );
    const held = [connect(edge.port, '127.0.0.1'), connect(edge.port, '127.0.0.1')];
    await delay(50);
    assert.equal(await rawExchange(edge.port, `GET / HTTP/1.1\r\n${HOST}${end}`), '');
    for (const socket of held) socket.destroy();
    let served = '';
    for (let asked = 0; asked < 100 && served === ''; asked += 1) {
      await delay(50);
      served = await rawExchange(edge.port, `GET / HTTP/1.1\r\n${HOST}${end}`);
    }
    assert.ok(served.startsWith('HTTP/1.1 200 '), served);
  });
});
