import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { freeStartPort, isTcpFree, isUdpFree } from '../../tests/kit/free-ports.ts';
import { Instance } from '../../tests/kit/instance.ts';
import { isRunning } from '@blende/shared/supervisor/process-identity.ts';
import { socketFolder } from '@blende/shared/supervisor/socket-folder.ts';
import { until } from '@blende/shared/supervisor/testing/start-parent.ts';
import { runBlende, type CommandResult } from './testing/blende-command.ts';

const IS_ROOT = process.getuid?.() === 0;
const canMount = IS_ROOT && spawnSync('unshare', ['--mount', 'true']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'blende start '));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('a start that cannot be says why, in one line with a code', () => {
  test('a command or an option that does not exist', () => {
    assertRefused(runBlende(['begin']), 'command-unknown', 2);
    assertRefused(runBlende(['start', '--now']), 'option-unknown', 2);
    assertRefused(runBlende(['start', '--listen', '0.0.0.0']), 'tls-missing', 2);
    assertRefused(runBlende(['start', '--domain', 'a/b']), 'domain-invalid', 2);
    assertRefused(runBlende(['start', '--only', 'both']), 'only-invalid', 2);
  });

  test('a web port that another program uses', async () => {
    const port = await freeStartPort();
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    assertRefused(startIn('web-port', port), 'port-taken', 1);
    server.close();
  });

  test('a media port that another program uses', async () => {
    const port = await freeStartPort();
    const udp = createSocket('udp4').bind(port + 10, '127.0.0.1');
    await once(udp, 'listening');
    assertRefused(startIn('udp-port', port), 'port-taken', 1);
    udp.close();
    const tcp = createServer().listen(port + 11);
    await once(tcp, 'listening');
    assertRefused(startIn('tcp-port', port), 'port-taken', 1);
    tcp.close();
  });

  test('a file where the data folder should be', async () => {
    writeFileSync(join(folder, 'file'), '');
    assertRefused(startIn('file', await freeStartPort()), 'data-folder-not-writable', 1);
  });

  test(
    'a data folder that nobody may write to',
    {
      skip: IS_ROOT && !canMount && '2026-11-24: root may write everywhere, and cannot mount here',
    },
    async () => {
      const place = join(folder, 'locked');
      mkdirSync(place);
      if (!IS_ROOT) {
        chmodSync(place, 0o500);
        assertRefused(startIn('locked', await freeStartPort()), 'data-folder-not-writable', 1);
        return;
      }
      // Root may write everywhere but on what is mounted read-only.
      const mount = 'mount -t tmpfs -o ro none "$0" && exec "$@"';
      const args = ['start', '--data', place, '--port', String(await freeStartPort())];
      const result = runBlende(args, ['unshare', '--mount', 'sh', '-c', mount, place]);
      assertRefused(result, 'data-folder-not-writable', 1);
    },
  );
});

describe('starts of the real thing', () => {
  test('a second start on the same data folder is refused, and the first goes on', async () => {
    await using instance = await Instance.start({ dataFolder: join(folder, 'twice') });
    assertRefused(startIn('twice', await freeStartPort()), 'already-running', 1);
    assert.equal(await health(instance.origin), 200);
  });

  test('after kill -9 of everything the next start is clean, on the same ports', async () => {
    const place = { dataFolder: join(folder, 'killed'), port: await freeStartPort() };
    const first = await Instance.start(place);
    const pids = first.pids();
    assert.equal(pids.length, 5);
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await first.killSupervisor();
    await using again = await Instance.start(place);
    assert.equal(await health(again.origin), 200);
  });

  test('after kill -9 of the parent nothing is left and the ports are free', async () => {
    const instance = await Instance.start({ dataFolder: join(folder, 'parent') });
    const pids = instance.pids();
    await instance.killSupervisor();
    await until(() => (pids.some(isRunning) ? undefined : true));
    const { port } = instance;
    assert.deepEqual(
      [await isTcpFree(port), await isUdpFree(port + 10), await isTcpFree(port + 11)],
      [true, true, true],
    );
  });

  test('a killed role is back by itself', async () => {
    await using instance = await Instance.start({ dataFolder: join(folder, 'roles') });
    for (const role of ['engine', 'conference', 'edge'] as const) {
      const killed = instance.kill(role);
      await until(() => (isBack(instance, role, killed) ? true : undefined));
    }
    assert.equal(
      await until(async () => ((await health(instance.origin)) === 200 ? 200 : undefined)),
      200,
    );
  });

  test('an ordered stop leaves nothing running, no state file and no sockets', async () => {
    const instance = await Instance.start({ dataFolder: join(folder, 'stopped') });
    const pids = instance.pids();
    await instance.stop();
    assert.deepEqual(pids.filter(isRunning), []);
    assert.equal(existsSync(join(folder, 'stopped', 'supervisor.json')), false);
    // Asking for the folder makes it: empty, if the stop had removed it.
    const sockets = socketFolder(join(folder, 'stopped'));
    assert.deepEqual(readdirSync(sockets), []);
    rmSync(sockets, { recursive: true });
  });

  test('only our own sentences were printed', async () => {
    await using instance = await Instance.start({ dataFolder: join(folder, 'printed') });
    const sentence =
      /^(|Blende starts\.|  (Dependencies|Media engine|Web app): .+|Blende is ready after [\d.]+ s\.|  Meetings: http:\/\/localhost:\d+)$/;
    assert.deepEqual(
      instance.printed.filter((line) => !sentence.test(line)),
      [],
    );
  });
});

function startIn(name: string, port: number): CommandResult {
  return runBlende(['start', '--data', join(folder, name), '--port', String(port)]);
}

/** One line on stderr that ends with the code, and no stack. */
function assertRefused(
  { exitCode, stderr }: CommandResult,
  code: string,
  expectedExit: number,
): void {
  assert.match(stderr, new RegExp(`^blende: [^\\n]+ \\(${code}\\)\\n$`));
  assert.equal(exitCode, expectedExit);
}

function isBack(
  instance: Instance,
  role: 'edge' | 'conference' | 'engine',
  killed: number,
): boolean {
  const pid = instance.pidOf(role);
  return pid !== undefined && pid !== killed && isRunning(pid);
}

async function health(origin: string): Promise<number> {
  try {
    return (await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(2000) })).status;
  } catch {
    return 0;
  }
}
