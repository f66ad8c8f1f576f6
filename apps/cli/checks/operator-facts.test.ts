import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeFacts } from '@blende/statement/supervisor.ts';
import { syntheticFacts, writeSyntheticFacts } from '../../../tests/kit/synthetic-facts.ts';
import { checkOperatorFacts } from './operator-facts.ts';

const NOW = Date.now();

test('doctor tells whether visitors can be told who operates an instance', async (t) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'blende-doctor-facts-'));
  t.after(() => rmSync(dataFolder, { recursive: true }));
  const verdict = async (listen: string, atMs = NOW): Promise<string> =>
    (await checkOperatorFacts({ dataFolder, listen, proxy: undefined }, atMs)).verdict;
  const both = (): Promise<string[]> =>
    Promise.all(['127.0.0.1', '192.0.2.7'].map((at) => verdict(at)));
  assert.deepEqual(await both(), ['note', 'wrong']);
  writeFacts(dataFolder, { version: 1, operator: syntheticFacts().operator });
  assert.deepEqual(await both(), ['note', 'wrong']);
  writeSyntheticFacts(dataFolder);
  assert.deepEqual(await both(), ['fine', 'fine']);
  assert.equal(await verdict('192.0.2.7', NOW + 350 * 86_400_000), 'note');
});
