import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runProgram } from '../run-program.ts';

const IMPORTS = "import { describe, test } from 'node:test';\n";

// The runner refuses to run inside itself, so each case has a process of its own.
test('counts tests, and a file without a test or with an error as failed', async () => {
  const CASES: readonly [string, string, string][] = [
    [
      'two that pass',
      `${IMPORTS}test('a', () => {}); describe('s', () => { test('b', () => {}); });`,
      '2 passed, 0 failed, 0 skipped',
    ],
    [
      'one that fails in a suite',
      `${IMPORTS}describe('s', () => { test('a', () => { throw new Error('x'); }); });`,
      '0 passed, 1 failed, 0 skipped',
    ],
    [
      'a skipped and an open one',
      `${IMPORTS}test('a', { skip: true }, () => {}); test('b', { todo: true }, () => {});`,
      '0 passed, 0 failed, 2 skipped',
    ],
    ['no test', '', '0 passed, 1 failed, 0 skipped'],
    ['an error outside any test', "throw new Error('x');", '0 passed, 1 failed, 0 skipped'],
    [
      'an error after the tests',
      `${IMPORTS}test('a', () => {}); setTimeout(() => { throw new Error('x'); }, 50);`,
      '1 passed, 1 failed, 0 skipped',
    ],
    [
      'a hook that fails',
      `${IMPORTS}describe('s', () => { before(() => { throw new Error('x'); }); test('a', () => {}); });`.replace(
        'describe,',
        'before, describe,',
      ),
      '0 passed, 2 failed, 0 skipped',
    ],
  ];
  for (const [name, source, expected] of CASES) assert.equal(await countOf(source), expected, name);
});

async function countOf(source: string): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'blende-test-'));
  try {
    const file = join(folder, 'x.test.mjs');
    writeFileSync(file, source);
    const runner = join(folder, 'runner.mjs');
    writeFileSync(
      runner,
      `import { runTestFiles } from ${JSON.stringify(join(import.meta.dirname, 'run-files.ts'))};
      import { Tally } from ${JSON.stringify(join(import.meta.dirname, 'tally.ts'))};
      import { Durations } from ${JSON.stringify(join(import.meta.dirname, 'durations.ts'))};
      const tally = new Tally();
      await runTestFiles('Tests', [${JSON.stringify(file)}], { tally, durations: new Durations() });
      process.stdout.write(String(tally));`,
    );
    const { output } = await runProgram(process.execPath, [runner], {
      env: { NODE_TEST_CONTEXT: undefined },
    });
    return output.trimEnd().split('\n').at(-1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
