import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { bootId, identify, isAlive, isRunning, type ProcessIdentity } from './process-identity.ts';
import { StateFile } from './state-file.ts';

const SLEEP = '/usr/bin/sleep';

describe('what an earlier start left behind', () => {
  test('is ended if pid, start time and executable agree', async () => {
    await using stranger = await sleeper();
    assert.equal(await endLeftovers({ children: [stranger.identity] }), 1);
    assert.equal(isRunning(stranger.identity.pid), false);
  });

  const FOREIGN: readonly [string, (identity: ProcessIdentity) => object][] = [
    [
      'a process that got the pid later',
      (own) => ({ children: [{ ...own, startTicks: own.startTicks - 1 }] }),
    ],
    ['another program under this pid', (own) => ({ children: [{ ...own, executable: '1:1' }] })],
    ['a process of another boot', (own) => ({ bootId: 'another', children: [own] })],
    ['a damaged entry', (own) => ({ children: [{ ...own, startTicks: String(own.startTicks) }] })],
    ['a file that is no list', (own) => ({ children: own })],
  ];
  for (const [name, state] of FOREIGN) {
    test(`is left alone: ${name}`, async () => {
      await using stranger = await sleeper();
      assert.equal(await endLeftovers(state(stranger.identity)), 0);
      assert.ok(isRunning(stranger.identity.pid));
    });
  }

  test('a zombie counts as ended', async () => {
    // The shell replaces itself by a sleep that never asks how its child ended.
    const parent = spawn('sh', ['-c', `${SLEEP} 0 & echo $!; exec ${SLEEP} 60`], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = await once(parent.stdout, 'data');
    const pid = Number(String(line));
    const identity = identify(pid, SLEEP);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.ok(existsSync(`/proc/${pid}`), 'the control: it still has its entry');
    assert.equal(identity !== undefined && isAlive(identity), false);
    parent.kill('SIGKILL');
  });
});

async function endLeftovers(state: object): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'blende-test-'));
  try {
    const path = join(folder, 'supervisor.json');
    writeFileSync(path, JSON.stringify({ bootId: bootId(), ...state }));
    return await new StateFile(path).endLeftovers();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A process of nobody, with its true identity. */
async function sleeper(): Promise<{ identity: ProcessIdentity } & AsyncDisposable> {
  const child: ChildProcess = spawn(SLEEP, ['60'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const identity = identify(child.pid ?? 0, SLEEP);
  assert.ok(identity !== undefined);
  return {
    identity,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
    },
  };
}
