import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { writeFacts } from '@blende/statement/supervisor.ts';
import { claim, proves } from '../../tests/kit/claims.ts';
import { syntheticFacts, writeSyntheticFacts } from '../../tests/kit/synthetic-facts.ts';
import { parseStartOptions } from './command-line.ts';
import { assertFacts, assertFactsFile, isPublic } from './facts-gate.ts';
import { OperatorError } from './operator-error.ts';

const TLS = '--only conference --domain meet.example.org --certificate c.pem --key k.pem';
const asked = (words: string) => {
  const options = parseStartOptions(words === '' ? [] : words.split(' '), '/');
  assert.ok(options !== 'help');
  return options;
};

/** The code of the refusal, or `starts`. */
async function outcome(words: string, dataFolder: string): Promise<string> {
  const options = { ...asked(words), dataFolder };
  try {
    assertFactsFile(options);
    await assertFacts(options);
    return 'starts';
  } catch (error) {
    assert.ok(error instanceof OperatorError);
    return error.code;
  }
}

describe('a start', () => {
  const table: readonly [string, boolean][] = [
    ['', false],
    ['--listen 127.0.0.9', false],
    ['--listen ::1', false],
    [TLS, false],
    [`--listen 192.0.2.7 ${TLS}`, true],
    [`--listen :: --media-address 2001:db8::7 ${TLS}`, true],
    ['--only conference --behind-proxy --domain meet.example.org --media-address 192.0.2.7', true],
  ];
  for (const [words, expected] of table)
    it(`${words === '' ? 'without options' : words} is ${expected ? 'for others' : 'local'}`, () => {
      assert.equal(isPublic(asked(words)), expected);
    });

  it(`for others is refused until somebody has said who operates it: ${proves(claim('W1'))}`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'blende-gate-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const words = `--listen 192.0.2.7 ${TLS}`;
    assert.equal(await outcome(words, folder), 'facts-missing');
    assert.equal(await outcome('', folder), 'starts');
    writeFacts(folder, { version: 1, operator: syntheticFacts().operator });
    assert.equal(await outcome(words, folder), 'facts-incomplete');
    for (const part of ['operator', 'address', 'contact', 'supervisoryAuthority'] as const) {
      const { [part]: _gone, ...rest } = syntheticFacts();
      writeFacts(folder, rest);
      assert.equal(await outcome(words, folder), 'facts-incomplete', part);
    }
    writeSyntheticFacts(folder);
    assert.equal(await outcome(words, folder), 'starts');
  });
});
