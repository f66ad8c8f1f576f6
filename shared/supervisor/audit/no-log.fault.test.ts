import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { ProbeOutcome } from '@blende/shared/claims/probe.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { openFilesProbe, outputProbe, type NoLogSurroundings } from './probe-no-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'blende-test-'));
after(() => rmSync(folder, { recursive: true }));
const quiet = place('quiet', {});
const kept = place('kept', { 'var/log/journal/x': '' });

describe('a process with an open file', () => {
  test('is found, unless this file is declared', async () => {
    assert.equal(proves(claim('W5')), 'W5');
    const path = join(folder, 'notes');
    await using writes = await sleeping(['ignore', 'ignore', 'ignore', openSync(path, 'w')]);
    assert.deepEqual(await openFiles(writes.pid, []), { outcome: 'fails', code: 'file-open' });
    assert.deepEqual(await openFiles(writes.pid, [`${path}x`]), {
      outcome: 'fails',
      code: 'file-open',
    });
    assert.deepEqual(await openFiles(writes.pid, [path]), { outcome: 'holds' });
    assert.deepEqual(await openFiles(writes.pid, [folder]), { outcome: 'holds' });
  });

  test('may read, and may print into a pipe', async () => {
    writeFileSync(join(folder, 'read'), '');
    await using reads = await sleeping([openSync(join(folder, 'read'), 'r'), 'pipe', 'pipe']);
    assert.deepEqual(await openFiles(reads.pid, []), { outcome: 'holds' });
  });

  test('that has ended is not taken for a clean one', async () => {
    const ended = await sleeping(['ignore', 'ignore', 'ignore']);
    await ended[Symbol.asyncDispose]();
    assert.deepEqual(await openFiles(ended.pid, []), {
      outcome: 'not-checked',
      code: 'not-running',
    });
  });
});

describe('what a process prints', () => {
  test('goes nowhere, or to us', async () => {
    await using silent = await sleeping(['ignore', 'ignore', 'ignore']);
    assert.deepEqual(await output(silent.pid, process.pid), { outcome: 'holds' });
    await using heard = await sleeping(['ignore', 'pipe', 'pipe']);
    assert.deepEqual(await output(heard.pid, process.pid), { outcome: 'holds' });
  });

  test('ends in a file', async () => {
    await using writes = await sleeping(['ignore', 'ignore', openSync(join(folder, 'out'), 'a')]);
    assert.deepEqual(await output(writes.pid, process.pid), {
      outcome: 'fails',
      code: 'output-to-file',
    });
  });

  test('ends in another program of which nothing is known', async () => {
    await using piped = await sleeping(['ignore', 'pipe', 'ignore']);
    assert.deepEqual(await output(piped.pid, piped.pid), {
      outcome: 'not-checked',
      code: 'output-to-program',
    });
  });

  test('ends in the journal, which keeps it or not', async () => {
    const server = createServer().listen(join(folder, 'journal.sock'));
    await once(server, 'listening');
    const socket = connect(join(folder, 'journal.sock'));
    await once(socket, 'connect');
    await using served = await sleeping(['ignore', socket, 'ignore']);
    const stream = inodeOf(served.pid);
    assert.deepEqual(await output(served.pid, process.pid, kept, stream), {
      outcome: 'fails',
      code: 'journal-on-disk',
    });
    assert.deepEqual(await output(served.pid, process.pid, quiet, stream), { outcome: 'holds' });
    socket.destroy();
    server.close();
  });
});

function openFiles(pid: number, may: readonly string[]): Promise<ProbeOutcome> {
  return openFilesProbe(surroundings(pid, { mayWrite: () => may })).run();
}

function output(pid: number, supervisorPid: number, root = quiet, stream?: string) {
  return outputProbe(surroundings(pid, { supervisorPid, root, journalStream: () => stream })).run();
}

function surroundings(pid: number, more: Partial<NoLogSurroundings>): NoLogSurroundings {
  return {
    processes: () => [{ name: 'edge', pid }],
    mayWrite: () => [],
    supervisorPid: process.pid,
    journalStream: () => undefined,
    root: quiet,
    ...more,
  };
}

type Stdio = Parameters<typeof spawn>[2]['stdio'];

async function sleeping(
  stdio: Stdio & readonly unknown[],
): Promise<AsyncDisposable & { pid: number }> {
  const child = spawn('/usr/bin/sleep', ['60'], { stdio });
  await once(child, 'spawn');
  for (const end of stdio) if (typeof end === 'number') closeSync(end);
  return {
    pid: child.pid ?? 0,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Device and inode of a process' stdout, as systemd writes them. */
function inodeOf(pid: number): string {
  const { dev, ino } = statSync(`/proc/${pid}/fd/1`);
  return `${dev}:${ino}`;
}

/** A machine's files, as far as a journal concerns them. */
function place(name: string, files: Readonly<Record<string, string>>): string {
  const root = join(folder, name);
  mkdirSync(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
