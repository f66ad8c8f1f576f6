import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { allClaims } from '../../../apps/server/all-claims.ts';
import { fromEntry } from '../../../products/statement/evidence-log/evidence-record.ts';
import { readLog } from '../../../products/statement/evidence-log/server/read-log.ts';
import { evaluate } from '../../../shared/claims/evaluate.ts';
import { claim } from '../claims.ts';
import { releaseFindings } from './release-findings.ts';
import { writeReleaseEvidence } from './write-release-evidence.ts';

const NOW = Date.UTC(2026, 10, 24);

/** A repository with one test that is bound to one claim. */
class Repository implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), 'release-'));
  readonly place = {
    root: this.root,
    folder: join(this.root, '.blende/log'),
    keyFile: join(this.root, '.blende/release.key'),
    now: () => NOW,
  };

  constructor() {
    mkdirSync(join(this.root, 'tests'));
    this.write('package.json', '{"workspaces":[]}');
    this.write('.gitignore', '.blende\n');
    this.write('tests/a.test.ts', `proves(claim('W14'));`);
    this.git('init', '--quiet');
    this.commit();
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.root, path), text);
  }

  commit(): void {
    this.git('add', '.');
    this.git('-c', 'user.name=a', '-c', 'user.email=a@a.example', 'commit', '-qm', 'x');
  }

  git(...words: readonly string[]): string {
    return execFileSync('git', words, { cwd: this.root, encoding: 'utf8' }).trim();
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true });
  }
}

describe('evidence of a run of all tests', () => {
  test('names the commit and every need of a bound claim that a test can meet', async () => {
    using repository = new Repository();
    assert.deepEqual(await writeReleaseEvidence(repository.place), {
      written: true,
      index: 0,
      claims: 1,
    });
    const log = await readLog(repository.place.folder);
    assert.equal(log.state, 'sound');
    const record = fromEntry(log.entries[0] ?? new Uint8Array());
    assert.equal(record?.commit, repository.git('rev-parse', 'HEAD'));
    const needs = claim('W14').evidence.filter(({ kind }) => kind === 'test').length;
    assert.ok(needs > 0);
    assert.equal(record.findings.length, needs);
    assert.ok(record.findings.every((one) => one.claim === 'W14' && one.by === 'release-test'));
  });

  test('carries through to the statement, beside the sentence, and makes none green', async () => {
    using repository = new Repository();
    await writeReleaseEvidence(repository.place);
    const log = await readLog(repository.place.folder);
    assert.equal(log.state, 'sound');
    const findings = log.entries.flatMap((entry) => fromEntry(entry)?.findings ?? []);
    const sentences = evaluate(allClaims, { declarations: [], values: {} }, findings, NOW);
    const shown = sentences.filter(({ releaseTests }) => releaseTests.length > 0);
    assert.deepEqual(
      shown.map(({ id, state }) => [id, state]),
      [['W14', 'not-checked']],
    );
    assert.ok(sentences.every(({ state }) => state === 'not-checked'));
  });

  test('follows the binding: without it there is none, with another there is another', async () => {
    using repository = new Repository();
    repository.write('tests/a.test.ts', `proves(claim('W7')); // claim('W14') is not bound`);
    repository.commit();
    await writeReleaseEvidence(repository.place);
    const log = await readLog(repository.place.folder);
    assert.equal(log.state, 'sound');
    const findings = log.entries.flatMap((entry) => fromEntry(entry)?.findings ?? []);
    assert.deepEqual([...new Set(findings.map((one) => one.claim))], ['W7']);
  });

  test('is not written for files that differ from the commit, nor without one', async () => {
    using repository = new Repository();
    repository.write('tests/new.test.ts', '');
    const changed = await writeReleaseEvidence(repository.place);
    assert.deepEqual(changed, { written: false, why: 'changed' });
    rmSync(join(repository.root, '.git'), { recursive: true });
    assert.deepEqual(await writeReleaseEvidence(repository.place), {
      written: false,
      why: 'no-commit',
    });
    assert.deepEqual(await readLog(repository.place.folder), { state: 'none' });
  });

  test('is not added to what another machine signed', async () => {
    using repository = new Repository();
    await writeReleaseEvidence(repository.place);
    rmSync(repository.place.keyFile);
    const result = await writeReleaseEvidence(repository.place);
    assert.deepEqual(result, { written: false, why: 'foreign' });
  });

  test('is none for what a test cannot show', () => {
    const other = { ...claim('W14'), evidence: [{ kind: 'probe', shows: 'x' }] } as const;
    assert.deepEqual(releaseFindings([other], new Set(['W14']), NOW), []);
  });
});
