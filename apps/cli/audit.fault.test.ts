import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { ToldFinding } from '@blende/statement/supervisor.ts';
import { Instance } from '../../tests/kit/instance.ts';
import { runBlende } from './testing/blende-command.ts';

const IS_ROOT = process.getuid?.() === 0;
const skip =
  !IS_ROOT && '2026-11-24: users of their own need root; run-probes.test.ts has the rule';

describe('the auditor of a running Blende', () => {
  test('finds what holds, and what was planted beside it, and writes both down', async () => {
    await using instance = await Instance.start();
    const before = audited(instance);
    const contrary = before.filter(({ outcome }) => outcome === 'fails');
    assert.deepEqual(contrary, [], 'nothing is contrary');
    const held = before.filter(({ outcome }) => outcome === 'holds').map(({ claim }) => claim);
    for (const id of ['W3', 'W7', 'W9', 'W17', ...(IS_ROOT ? ['W5', 'W20'] : [])])
      assert.ok(held.includes(id), id);
    // Its output goes into a pipe of this test: nobody here knows where that ends.
    assert.ok(
      before.some(({ claim, outcome }) => claim === 'W5' && outcome === 'not-checked'),
      'a pipe to a stranger is no proof',
    );
    writeFileSync(join(instance.dataFolder, 'meeting-notes'), 'x');
    const after = audited(instance, 1);
    assert.deepEqual(
      after.filter(({ outcome }) => outcome === 'fails').map(({ claim }) => claim),
      ['W20'],
    );
    const checkpoint = readFileSync(join(instance.dataFolder, 'evidence/checkpoint'), 'utf8');
    assert.equal(checkpoint.split('\n')[1], '2', 'two runs, two entries');
  });

  test('has a user of its own, and what it found is shown as such', { skip }, async () => {
    await using instance = await Instance.start();
    audited(instance);
    const users = instance.pids().map((pid) => statSync(`/proc/${pid}`).uid);
    assert.equal(new Set(users).size, users.length);
    const state = readFileSync(join(instance.dataFolder, 'supervisor.json'), 'utf8');
    assert.match(state, /"users":"own"/);
    const answer = await fetch(`${instance.origin}/api/statement`);
    const { sentences } = (await answer.json()) as {
      sentences: readonly { id: string; state: string }[];
    };
    const proven = sentences.filter(({ state }) => state === 'proven').map(({ id }) => id);
    for (const id of ['W3', 'W7', 'W9', 'W17', 'W20']) assert.ok(proven.includes(id), id);
  });

  test('says so if it is not there', () => {
    const { exitCode, stderr } = runBlende(['audit', '--data', '/tmp/blende-test-nothing-here']);
    assert.match(stderr, /\(not-running\)\n$/);
    assert.equal(exitCode, 1);
  });
});

function audited({ dataFolder }: Instance, expectedExit = 0): readonly ToldFinding[] {
  const { exitCode, stdout } = runBlende(['audit', '--json', '--data', dataFolder]);
  assert.equal(exitCode, expectedExit, stdout);
  const { findings } = JSON.parse(stdout) as { findings: readonly ToldFinding[] };
  return findings;
}
