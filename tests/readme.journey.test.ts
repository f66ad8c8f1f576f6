import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

// The README's commands, run in a clean clone under a path with a space.

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'blende-readme-'));
const clone = join(folder, 'clean clone');

// Without the sign that a test runner is at work: under it, Node's runner starts no files.
const { NODE_TEST_CONTEXT: _runner, ...inherited } = process.env;
// The root of the library's keys lies outside the clone.
const env = { ...inherited, XDG_CONFIG_HOME: join(folder, 'config') };

type Check = (command: string) => Promise<void> | void;

/** How each command of the README is checked; a command without a check fails the test. */
const checks: Readonly<Record<string, Check>> = {
  './blende start': startsAndStops,
  './blende start --help': (command) => prints(command, /--data DIR[^]*--port N/),
  './blende rooms --help': (command) => prints(command, /rooms end ADDRESS[^]*--json/),
  './blende drain --help': (command) => prints(command, /--wait[^]*--stop/),
  './blende config --help': (command) => prints(command, /lint FILE[^]*--write DIR/),
  './blende start-link --help': (command) => prints(command, /--new/),
  './blende setup --help': (command) => prints(command, /--language de\|en[^]*--check[^]*--import/),
  './blende doctor': (command) => prints(command, /Node/, [0, 1]),
  './blende doctor --events': (command) => prints(command, /child-died child=/),
  './blende audit --help': (command) => prints(command, /--data DIR/),
  // Running it here would run this test again; this run is the proof that it works.
  './blende test': () => {
    const ci = readFileSync(join(clone, '.ci/run'), 'utf8');
    assert.match(ci, /^(exec )?\.\/blende test$/m);
  },
  // In the background: it would take both cores from the tests beside this one.
  './blende test fast': (command) =>
    prints(`nice ${command}`, /^\d+ passed, 0 failed, 0 skipped$/m),
  // Measuring belongs into no test; that the command is there does.
  'npm run bench': (command) => prints(`${command} --silent -- --help`, /docs\/measurements/),
};

before(() => {
  const cloned = spawnSync('git', ['clone', '--quiet', root, clone], { encoding: 'utf8' });
  assert.equal(cloned.status, 0, cloned.stderr);
});

after(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const commands = [...readme.matchAll(/```sh\n([^]*?)```/g)]
    .flatMap(([, block = '']) => block.split('\n'))
    .filter((line) => line !== '');

  it('names the two commands first, and no command without a check', () => {
    assert.deepEqual(commands.slice(0, 2), ['./blende start', './blende test']);
    assert.deepEqual(new Set(commands), new Set(Object.keys(checks)));
  });

  for (const command of commands) {
    it(`is right about: ${command}`, async () => {
      const check = checks[command];
      assert.ok(check);
      await check(command);
    });
  }

  it('names files that exist', () => {
    const files = [...readme.matchAll(/\| `([^`]+\.ts)`/g)].map(([, file = '']) => file);
    assert.ok(files.length >= 3);
    for (const file of files) assert.doesNotThrow(() => readFileSync(join(clone, file)), file);
  });
});

function prints(command: string, expected: RegExp, exitCodes: readonly number[] = [0]): void {
  const ran = spawnSync(command, {
    cwd: clone,
    env,
    shell: true,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  assert.ok(exitCodes.includes(ran.status ?? -1), `${command}\n${ran.stdout}\n${ran.stderr}`);
  assert.match(ran.stdout, expected);
}

async function startsAndStops(command: string): Promise<void> {
  const child = spawn(command, {
    cwd: clone,
    env,
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  try {
    const address = await printedAddress(child);
    assert.equal(address, 'http://localhost:8440');
    const health = await fetch(`${address}/healthz`);
    assert.deepEqual([health.status, await health.json()], [200, { status: 'ok' }]);
    for (const one of [address, 'http://localhost:8441'])
      assert.match(await (await fetch(one)).text(), /<html lang="de"/);
  } finally {
    const ended = once(child, 'exit');
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    await ended;
  }
  await assert.rejects(fetch('http://localhost:8440/healthz'));
}

async function printedAddress(child: ChildProcess): Promise<string> {
  let output = '';
  const text = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /http:\/\/localhost:\d+/.exec(output);
      if (found !== null) resolve(found[0]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('exit', () => {
      reject(new Error(output));
    });
  });
  return text;
}
