import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { freeStartPort } from '../../tests/kit/free-ports.ts';
import { until } from '@blende/shared/supervisor/testing/start-parent.ts';
import { inRoot } from './places.ts';

const IS_ROOT = process.getuid?.() === 0;
const COPIED = [
  'blende',
  'package.json',
  'package-lock.json',
  'apps',
  'products',
  'shared',
  'media',
  'node_modules',
  '.blende',
];

/** A user who is nobody special, with a home of their own. */
class OrdinaryUser implements Disposable {
  readonly name = `blende-test-${process.pid}`;
  readonly home = `/home/${this.name}`;

  constructor() {
    run('useradd', '--create-home', '--home-dir', this.home, '--shell', '/bin/sh', this.name);
  }

  /** A copy of the program in a folder of theirs whose name has a space. */
  ownCopy(): string {
    const folder = join(this.home, 'my programs');
    mkdirSync(folder);
    run(
      'cp',
      '--archive',
      '--reflink=auto',
      ...COPIED.map((name) => inRoot(name)).filter((path) => existsSync(path)),
      folder,
    );
    run('chown', '--recursive', `${this.name}:`, folder);
    return folder;
  }

  [Symbol.dispose](): void {
    run('userdel', '--remove', this.name);
  }
}

test(
  'an ordinary user starts Blende from a folder of their own',
  { skip: !IS_ROOT && '2026-11-24: making a user needs root' },
  async () => {
    using user = new OrdinaryUser();
    const program = user.ownCopy();
    const port = await freeStartPort();
    await using started = new Started(user, program, port);
    await started.ready();
    assert.match(
      started.output,
      /Dependencies: up to date\n.*Database: up to date\n.*Media engine: up to date\n/,
    );
    for (const one of [port, port + 1])
      assert.equal((await fetch(`http://localhost:${one}/healthz`)).status, 200, String(one));
    const userId = statSync(user.home).uid;
    const owners = childrenOf(join(program, 'data')).map((pid) => statSync(`/proc/${pid}`).uid);
    // Five of meetings, and postgres, keys, library, worker.
    assert.equal(owners.length, 9);
    assert.deepEqual([...new Set(owners)], [userId]);
    assert.equal(statSync(join(program, 'data')).mode & 0o777, 0o700);
  },
);

/** A start by that user; it ends with its scope. */
class Started implements AsyncDisposable {
  output = '';
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown>;

  constructor(user: OrdinaryUser, program: string, port: number) {
    const path = `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`;
    const start = [join(program, 'blende'), 'start', '--port', String(port)];
    // setpriv becomes the program, so that a signal reaches it; runuser would stand between.
    const as = ['--reuid', user.name, '--regid', user.name, '--init-groups', 'env', '-i'];
    const environment = [`PATH=${path}`, `HOME=${user.home}`];
    this.#process = spawn('setpriv', [...as, ...environment, ...start], {
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#ended = once(this.#process, 'exit');
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
  }

  async ready(): Promise<void> {
    const answer = until(() => (this.output.includes('Blende is ready') ? 'ready' : undefined));
    const first = await Promise.race([answer, this.#ended.then(() => 'ended')]);
    assert.equal(first, 'ready', this.output);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#process.kill('SIGTERM');
    await this.#ended;
  }
}

function childrenOf(dataFolder: string): readonly number[] {
  const state: { children: readonly { pid: number }[] } = JSON.parse(
    readFileSync(join(dataFolder, 'supervisor.json'), 'utf8'),
  );
  return state.children.map(({ pid }) => pid);
}

function run(program: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}
