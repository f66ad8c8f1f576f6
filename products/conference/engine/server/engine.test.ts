import assert from 'node:assert/strict';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { closeSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer as createPort } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SignalResponse } from '@livekit/protocol';
import { WebSocket, WebSocketServer } from 'ws';
import { Secret } from '@blende/shared/basics/secret.ts';
import type { EdgeUpgrade } from '@blende/shared/edge/edge-upgrade.ts';
import { memoryFile } from '@blende/shared/supervisor/memory-file.ts';
import { ENGINE_PROTOCOL } from '../../contract.ts';
import { engineSettings } from '../engine-settings.ts';
import { EngineUnavailable, openEngineApi } from './engine-api.ts';
import { engineProxy } from './engine-proxy.ts';
import { mintEngineToken } from './engine-token.ts';

// The real engine with the real settings, behind the real proxy.

const BINARY = fileURLToPath(new URL('../../../../.blende/engine/livekit-server', import.meta.url));
const engine = { key: 'test', secret: new Secret('0123456789abcdef0123456789abcdef') };
const folder = mkdtempSync(join(tmpdir(), 'blende-engine-'));
let ports: [number, number, number];
let child: ChildProcess;
let output = '';

before(async () => {
  ports = [await freePort(), await freePort(), await freePort()];
  const [signallingPort, udpPort, tcpPort] = ports;
  const addresses = { nodeIp: '127.0.0.1', signallingPort, udpPort, tcpPort };
  const settings = engineSettings(addresses, { key: engine.key, secret: engine.secret.reveal() });
  const input = memoryFile(settings);
  child = spawn(BINARY, ['--config', '/dev/stdin'], { env: {}, stdio: [input, 'pipe', 'pipe'] });
  closeSync(input);
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const up = await fetch(`http://127.0.0.1:${signallingPort}/`).catch(() => undefined);
    if (up?.ok === true) return;
    await delay(100);
  }
  assert.fail('the engine did not start');
});

after(async () => {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  rmSync(folder, { recursive: true });
});

describe('the engine', () => {
  const api = () => openEngineApi({ port: () => ports[0], engine });

  it('listens where the settings say, and nowhere else', () => {
    const lines = execFileSync('ss', ['-Hltunp'], { encoding: 'utf8' }).split('\n');
    const mine = lines.filter((line) => line.includes(`pid=${String(child.pid)},`));
    const listeners = mine.map((line) => line.split(/\s+/)[4] ?? '').sort();
    const [signalling, udp, tcp] = ports;
    assert.deepEqual(listeners, [`*:${tcp}`, `127.0.0.1:${signalling}`, `127.0.0.1:${udp}`].sort());
  });

  it('refuses somebody whose room the conference process did not make', async () => {
    const refused = await dial('no-such-room', 'anybody');
    assert.deepEqual(refused, { status: 503, code: 'engine-starting' });
  });

  it('admits by ticket, with no ICE server and no token in anything it says', async () => {
    await api().createRoom('room-1');
    await api().createRoom('room-1');
    const socket = await dial('room-1', 'person-1');
    assert.ok(socket instanceof WebSocket);
    const [first] = (await once(socket, 'message')) as [Buffer];
    const { message } = SignalResponse.fromBinary(first);
    assert.ok(message.case === 'join');
    assert.deepEqual(message.value.iceServers, []);
    assert.equal(message.value.participant?.identity, 'person-1');
    assert.equal(message.value.participant?.name, '');
    assert.equal(first.includes('eyJ'), false);
    socket.terminate();
  });

  it('tells who is connected', async () => {
    await api().createRoom('room-3');
    const socket = await dial('room-3', 'person-3');
    assert.ok(socket instanceof WebSocket);
    await once(socket, 'message');
    const connected = await api().listConnected();
    assert.deepEqual(connected.get('room-3'), ['person-3']);
    socket.terminate();
  });

  it('answers the room service only while it is there', async () => {
    await api().deleteRoom('room-1');
    await api().deleteRoom('room-1');
    await api().removeParticipant('room-1', 'person-1');
    const gone = openEngineApi({ port: () => undefined, engine });
    await assert.rejects(gone.createRoom('room-2'), EngineUnavailable);
    await assert.rejects(gone.listConnected(), EngineUnavailable);
  });

  it('wrote no address, room or person to its output', () => {
    assert.equal(/127\.0\.0\.1|room-1|person-1/.test(output), false, output);
  });
});

/** Connects through the proxy as the edge would; answers the browser's socket or the refusal. */
async function dial(
  room: string,
  person: string,
): Promise<WebSocket | { status: number; code: string }> {
  const admissionSocket = join(folder, `${room}.sock`);
  const admission = createServer((request, response) => {
    request.resume();
    void mintEngineToken(engine, room, person).then((engineToken) => {
      response.end(JSON.stringify({ outcome: 'admitted', engineToken, enginePort: ports[0] }));
    });
  }).listen(admissionSocket);
  await once(admission, 'listening');
  const edge = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(edge, 'listening');
  const address = edge.address();
  assert.ok(typeof address === 'object' && address !== null);
  const browser = new WebSocket(`ws://127.0.0.1:${address.port}`);
  const [accepted] = (await once(edge, 'connection')) as [WebSocket];
  const outcome = await new Promise<WebSocket | { status: number; code: string }>(
    (resolve, reject) => {
      const upgrade: EdgeUpgrade = {
        path: '/engine/rtc',
        origin: 'http://localhost:8440',
        protocols: [
          ENGINE_PROTOCOL,
          `ticket.${'t'.repeat(43)}`,
          `query.${Buffer.from('protocol=16&auto_subscribe=1').toString('base64url')}`,
        ],
        browserFamily: 'chromium',
        accept: async () => {
          resolve(browser);
          return await Promise.resolve(accepted);
        },
        refuse: (status, code) => {
          browser.terminate();
          resolve({ status, code });
        },
      };
      engineProxy({ admissionSocket })(upgrade).catch(reject);
    },
  );
  admission.close();
  edge.close();
  return outcome;
}

async function freePort(): Promise<number> {
  const server = createPort().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  server.close();
  await once(server, 'close');
  return address.port;
}
