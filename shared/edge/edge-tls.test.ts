import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect as connectPlain, createServer, type AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { recordingUpstream } from '../../tests/kit/recording-upstream.ts';
import { selfSigned } from '../../tests/kit/self-signed.ts';
import { Secret } from '../basics/secret.ts';
import type { EdgeCertificate } from './edge-certificate.ts';
import { openEdge, type Edge, type EdgeOptions } from './edge.ts';
import { NETWORK_LIMITS } from './network-limits.ts';

const HOST = 'meet.test';
const own = certificate();
const PEER = { address: '127.0.0.1', port: 9 };
const BINDING = Buffer.from([0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42, ...Array(12).fill(7)]);
const GET = `GET / HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`;
const times = { headersMs: 300, requestMs: 600, idleMs: 900, upgradedIdleMs: 2_000 };

function certificate(): EdgeCertificate {
  const { chain, key } = selfSigned([HOST]);
  return { chain, key: new Secret(key) };
}

async function edgeWith(options: Partial<EdgeOptions> = {}, socket = '/nowhere'): Promise<Edge> {
  const routes: EdgeOptions['routes'] = [{ kind: 'page', path: /^\/$/, socket, features: 'none' }];
  const here = { address: '127.0.0.1', port: 0, publicOrigins: [`https://${HOST}`], routes };
  return await openEdge({ ...here, certificate: own, ...options }, () => undefined);
}

async function dial(edge: Edge, options: ConnectionOptions = {}): Promise<TLSSocket> {
  const socket = connect({
    host: '127.0.0.1',
    port: edge.port,
    servername: HOST,
    ca: own.chain,
    ...options,
  });
  await once(socket, 'secureConnect');
  return socket.on('error', () => undefined);
}

/** Sends the parts one by one, and answers with all that came back until the end. */
async function exchange(edge: Edge, parts: readonly (string | Buffer)[]): Promise<string> {
  const socket = await dial(edge);
  let received = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => (received += chunk));
  const closed = once(socket, 'close');
  for (const part of parts) {
    socket.write(part);
    await delay(15);
  }
  await closed;
  return received;
}

/** Stands in for a TURN server: answers each connection with how many bytes came, and keeps them. */
async function turnServer() {
  const received: Buffer[] = [];
  const server = createServer((socket) => {
    socket.on('data', (chunk) => {
      received.push(chunk);
      socket.write(`turn:${chunk.length};`);
    });
    socket.on('error', () => undefined);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    bytes: () => Buffer.concat(received),
    turn: { address: '127.0.0.1', port: () => port, peer: PEER },
    [Symbol.dispose]: () => {
      server.close();
    },
  };
}

describe('TLS of the edge', () => {
  const versions: readonly [string, ConnectionOptions, boolean][] = [
    ['TLS 1.3', { minVersion: 'TLSv1.3' }, true],
    ['TLS 1.2 with AEAD', { maxVersion: 'TLSv1.2' }, true],
    ['TLS 1.2 with CBC', { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-SHA256' }, false],
    ['TLS 1.1', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' }, false],
    ['HTTP/1.1 by ALPN', { ALPNProtocols: ['h2', 'http/1.1'] }, true],
    ['what browsers call TURN by ALPN', { ALPNProtocols: ['webrtc', 'c-webrtc'] }, true],
    ['HTTP/2 alone', { ALPNProtocols: ['h2'] }, false],
  ];
  for (const [name, options, taken] of versions) {
    it(`${taken ? 'takes' : 'refuses'} ${name}`, async () => {
      await using edge = await edgeWith();
      const attempt = dial(edge, options);
      if (taken) (await attempt).destroy();
      else await assert.rejects(attempt);
    });
  }

  it('says that the name is for TLS only, on every answer', async () => {
    await using upstream = await recordingUpstream();
    await using edge = await edgeWith({}, upstream.socket);
    for (const path of ['/', '/nothing']) {
      const answer = await exchange(edge, [GET.replace('/ ', `${path} `)]);
      assert.match(answer, /strict-transport-security: max-age=31536000\r\n/);
      assert.match(answer, /connect-src 'self' wss:\/\/meet\.test\r\n/);
    }
  });

  it('tells nothing to whoever speaks plain HTTP', async () => {
    await using edge = await edgeWith();
    const socket = connectPlain(edge.port, '127.0.0.1').on('error', () => undefined);
    let received = '';
    socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
    socket.write(GET);
    await once(socket, 'close');
    assert.doesNotMatch(received, /HTTP|code/);
  });

  it('shows a changed certificate to the next connection, and keeps the standing ones', async () => {
    await using edge = await edgeWith();
    const before = await dial(edge);
    const next = certificate();
    edge.changeCertificate(next);
    await assert.rejects(dial(edge), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    (await dial(edge, { ca: next.chain })).destroy();
    assert.equal(before.destroyed, false);
    before.destroy();
  });
});

describe('one port for HTTP and TURN', () => {
  const single = (bytes: Buffer): Buffer[] => Array.from(bytes, (byte) => Buffer.from([byte]));
  const toHttp: readonly [string, readonly (string | Buffer)[], RegExp][] = [
    ['a request', [GET], /^HTTP\/1\.1 200 /],
    ['a request byte by byte', single(Buffer.from(GET)), /^HTTP\/1\.1 200 /],
    ['zeroes', [Buffer.alloc(64)], /^HTTP\/1\.1 400 /],
    ['a wrong cookie', [BINDING.subarray(0, 7), Buffer.alloc(13)], /^HTTP\/1\.1 400 /],
    ['noise', [Buffer.from([0xff, 0xfe, 0xfd])], /^HTTP\/1\.1 400 /],
    ['nothing at all', [], /^$/],
    ['half a cookie and no more', [BINDING.subarray(0, 6)], /^$/],
  ];
  for (const [name, parts, answer] of toHttp) {
    it(`keeps ${name} from the TURN server`, async () => {
      await using upstream = await recordingUpstream();
      using server = await turnServer();
      const slow = { ...times, headersMs: 4_000, requestMs: 8_000, idleMs: 9_000 };
      const limits = answer.source === '^$' ? times : slow;
      await using edge = await edgeWith({ turn: server.turn, times: limits }, upstream.socket);
      assert.match(await exchange(edge, parts), answer);
      assert.equal(server.bytes().length, 0);
    });
  }

  const toTurn: readonly [string, readonly Buffer[]][] = [
    ['in one piece', [BINDING]],
    ['byte by byte', single(BINDING)],
    ['cut inside the cookie', [BINDING.subarray(0, 6), BINDING.subarray(6)]],
    ['twice at once', [Buffer.concat([BINDING, BINDING])]],
  ];
  for (const [name, parts] of toTurn) {
    it(`hands STUN on, ${name}, and the answer back`, async () => {
      using server = await turnServer();
      await using edge = await edgeWith({ turn: server.turn, times });
      const socket = await dial(edge);
      for (const part of parts) {
        socket.write(part);
        await delay(5);
      }
      const [answer] = (await once(socket, 'data')) as [Buffer];
      assert.match(answer.toString(), /^turn:/);
      assert.deepEqual(server.bytes(), Buffer.concat(parts));
      socket.destroy();
    });
  }

  it('ends a connection whose later frame is not allowed', async () => {
    using server = await turnServer();
    await using edge = await edgeWith({ turn: server.turn, times });
    const connectRequest = Buffer.from(BINDING).fill(0x0a, 1, 2);
    const socket = await dial(edge);
    socket.write(BINDING);
    await once(socket, 'data');
    socket.write(connectRequest);
    await once(socket, 'close');
    assert.deepEqual(server.bytes(), BINDING);
  });

  it('ends STUN while there is no TURN server', async () => {
    await using edge = await edgeWith({
      turn: { address: '127.0.0.1', port: () => undefined, peer: PEER },
    });
    assert.equal(await exchange(edge, [BINDING]), '');
  });

  it('counts TURN connections against their network', async () => {
    using server = await turnServer();
    const limits = { ...NETWORK_LIMITS, upgrades: { burst: 1, perSecond: 0.001 } };
    await using edge = await edgeWith({ turn: server.turn, limits });
    const first = await dial(edge);
    first.write(BINDING);
    await once(first, 'data');
    assert.equal(await exchange(edge, [BINDING]), '');
    first.destroy();
  });
});
