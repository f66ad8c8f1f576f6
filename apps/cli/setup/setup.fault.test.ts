import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readFacts } from '@blende/statement/supervisor.ts';
import { syntheticFacts } from '../../../tests/kit/synthetic-facts.ts';
import { until } from '../../../tests/kit/reading.ts';
import { ROOT } from '../places.ts';

const root = mkdtempSync(join(tmpdir(), 'blende-setup-'));
after(() => rmSync(root, { recursive: true, force: true }));
const folder = (name: string): string => join(root, name);

function run(args: readonly string[], input = '', env: Record<string, string> = {}) {
  const ran = spawnSync('./blende', ['setup', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    input,
    env: { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG: 'C.UTF-8', ...env },
  });
  return { status: ran.status, text: ran.stdout + ran.stderr };
}

describe('./blende setup', () => {
  it('asks in the language of the system, or in the one that is named', () => {
    assert.match(run(['--data', folder('a')]).text, /Who operates this instance/);
    assert.match(run(['--data', folder('a')], '', { LANG: 'de_DE.UTF-8' }).text, /Wer betreibt/);
    const named = run(['--data', folder('a'), '--language', 'en'], '', { LANG: 'de_DE.UTF-8' });
    assert.match(named.text, /Who operates this instance/);
    assert.deepEqual(run(['--language', 'fr']).status, 2);
  });

  it('reads a pipe, keeps what came, and says what lacks', () => {
    const { status, text } = run(
      ['--data', folder('b'), '--language', 'de'],
      'Muster GmbH\nGmbH\n',
    );
    assert.equal(status, 1);
    assert.match(text, /Es fehlt:\n {2}Wer betreibt diese Instanz: Vertreten durch/);
    const found = readFacts(folder('b'));
    assert.ok(found.kind === 'read');
    assert.deepEqual(found.draft.operator, { name: 'Muster GmbH', legalForm: 'GmbH' });
    assert.equal(statSync(folder('b/facts/facts.json')).mode & 0o777, 0o600);
  });

  it('has lost nothing when it is killed between two answers', async () => {
    const child = spawn('./blende', ['setup', '--data', folder('c')], {
      cwd: ROOT,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    child.stdin.write('Muster GmbH\nGmbH\n');
    await until(10_000, 'the second answer is kept', () => {
      const found = readFacts(folder('c'));
      return Promise.resolve(found.kind === 'read' && found.draft.operator?.legalForm === 'GmbH');
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.equal(readFacts(folder('c')).kind, 'read');
  });

  it('takes a facts file as a whole, and checks it', () => {
    const file = folder('facts-to-import.json');
    writeFileSync(file, JSON.stringify(syntheticFacts()));
    const { status, text } = run(['--data', folder('d'), '--import', file]);
    assert.equal(status, 0, text);
    assert.match(run(['--data', folder('d'), '--check']).text, /All that is needed is there/);
    assert.deepEqual(readFacts(folder('d')), { kind: 'read', draft: syntheticFacts() });
  });

  it('refuses what is no facts file, and a contract that has run out, in one sentence', () => {
    const file = folder('broken.json');
    writeFileSync(file, '{"version":1,"surprise":true}');
    assert.match(run(['--data', folder('e'), '--import', file]).text, /\(facts-unreadable\)\n$/);
    const [contract] = syntheticFacts().contracts ?? [];
    const contracts = [{ ...contract, validUntil: '2020-01-01' }];
    writeFileSync(file, JSON.stringify({ ...syntheticFacts(), contracts }));
    const { status, text } = run(['--data', folder('e'), '--import', file]);
    assert.equal(status, 1);
    assert.match(text, /^blende: This contract has expired: .* \(contract-expired\)\n$/);
    assert.deepEqual(readFacts(folder('e')), { kind: 'missing' });
  });

  it('comes before a start for others, which says so in one sentence', () => {
    const words = [
      'start',
      '--data',
      folder('g'),
      '--listen',
      '192.0.2.7',
      '--domain',
      'a.example',
      '--library-domain',
      'b.example',
    ];
    const ran = spawnSync('./blende', words, { cwd: ROOT, encoding: 'utf8' });
    assert.equal(ran.status, 1);
    assert.equal(ran.stdout, '');
    assert.match(
      ran.stderr,
      /^blende: [^\n]*run \.\/blende setup --data [^\n]*\(facts-missing\)\n$/,
    );
  });

  it('checks without asking or writing', () => {
    const { status, text } = run(
      ['--data', folder('f'), '--check', '--language', 'de'],
      'Muster\n',
    );
    assert.equal(status, 1);
    assert.match(text, /Es fehlt/);
    assert.deepEqual(readFacts(folder('f')), { kind: 'missing' });
  });
});
