import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { freeStartPort } from '../../../tests/kit/free-ports.ts';
import { coturnConfiguration } from './coturn-configuration.ts';
import { MemoryFolder, WatchedProgram } from '../../../tests/kit/proxies/watched-program.ts';

// Debian's coturn with the configuration that we write, asked by the client that comes with it.

const ENGINE = '127.0.0.1';
const SOMEBODY_ELSE = '127.0.0.2';
const SECRET = 'a-secret-of-this-test';
const PATIENCE_MS = 15_000;

describe('a real coturn', () => {
  const folder = new MemoryFolder();
  const peers: Socket[] = [];
  let coturn: WatchedProgram;
  let relayPort: number;
  let peerPort: number;

  before(async () => {
    [relayPort, peerPort] = [await freeStartPort(), await freeStartPort()];
    for (const address of [ENGINE, SOMEBODY_ELSE]) peers.push(await echoAt(address, peerPort));
    const text = coturnConfiguration({
      domain: 'meet.test',
      relayPort,
      mediaAddress: ENGINE,
      relayAddress: ENGINE,
      secret: SECRET,
      runFolder: folder.run,
    });
    const command = ['/usr/bin/turnserver', '-c', folder.write('turnserver.conf', text)];
    coturn = await WatchedProgram.start(command, folder, relayPort);
  });
  after(async () => {
    await coturn[Symbol.asyncDispose]();
    for (const peer of peers) peer.close();
    folder[Symbol.dispose]();
  });

  const CASES: readonly [string, string, string, RegExp][] = [
    ['relays to the engine', SECRET, ENGINE, /tot_recv_msgs=[1-9]/],
    ['refuses credentials of others', 'another-secret', ENGINE, /Cannot complete Allocation/],
    ['refuses every other peer', SECRET, SOMEBODY_ELSE, /error 403/],
  ];
  for (const [name, secret, peer, answer] of CASES)
    test(name, async () => {
      const ports = ['-r', String(peerPort), '-p', String(relayPort)];
      const who = ['-u', 'anna', '-W', secret, '-e', peer, '-L', '127.0.0.1'];
      assert.match(
        await said(['-t', ...who, ...ports, '-n', '3', '-m', '1', '127.0.0.1'], answer),
        answer,
      );
    });

  test('writes nothing of it to a disk or an output', async () => {
    const written = await coturn.writtenFiles();
    assert.deepEqual(
      written.filter((path) => path !== '/dev/null' && !path.startsWith(`${folder.run}/`)),
      [],
    );
    assert.doesNotMatch(coturn.said, /anna|127\.0\.0/);
  });
});

/** What the client says until it has said this, or until it ends. */
async function said(words: readonly string[], awaited: RegExp): Promise<string> {
  const client = spawn('turnutils_uclient', words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [client.stdout, client.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (awaited.test(text)) client.kill('SIGKILL');
    });
  const timer = setTimeout(() => client.kill('SIGKILL'), PATIENCE_MS);
  await once(client, 'close');
  clearTimeout(timer);
  return text;
}

async function echoAt(address: string, port: number): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => socket.send(message, from.port, from.address));
  socket.bind(port, address);
  await once(socket, 'listening');
  return socket;
}
