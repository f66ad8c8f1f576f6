import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { allData } from '../apps/server/all-data.ts';
import { Instance } from './kit/instance.ts';
import { until } from './kit/reading.ts';
import { writeSyntheticFacts } from './kit/synthetic-facts.ts';

const ROOT = join(import.meta.dirname, '..');
const declared = allData
  .filter(({ place }) => place.kind === 'file')
  .flatMap(({ fields }) => fields);

/** `<word>` stands for any names, with folders in between. */
function isDeclared(path: string): boolean {
  return declared.some((name) =>
    new RegExp(`^${name.replaceAll('.', '\\.').replaceAll(/<[a-z ]+>/g, '.+')}$`).test(path),
  );
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
}

describe('the data folder', () => {
  it('holds the files that the data register declares, and no other', async () => {
    await using instance = await Instance.start({ products: 'both' });
    const { dataFolder } = instance;
    writeSyntheticFacts(dataFolder);
    for (const command of ['start-link', 'audit'])
      spawnSync('./blende', [command, '--data', dataFolder], { cwd: ROOT });
    await until(20_000, 'evidence is written down', () =>
      Promise.resolve(filesIn(dataFolder).some((path) => path.startsWith('evidence/tile/'))),
    );
    const files = filesIn(dataFolder);
    assert.deepEqual(
      files.filter((path) => !isDeclared(path)),
      [],
    );
    // Only an authority's certificate is not there on a machine of one's own.
    const missing = declared.filter(
      (name) => !files.some((path) => path === name) && !name.includes('<'),
    );
    assert.deepEqual(missing, []);
    for (const planted of ['rooms.json', 'evidence/visitors', 'certificates/a/log.txt'])
      assert.equal(isDeclared(planted), false, planted);
  });

  it('holds nothing of the library where meetings run alone', async () => {
    await using instance = await Instance.start({ products: 'conference' });
    const found = readdirSync(instance.dataFolder).toSorted();
    assert.deepEqual(found, [
      'certificates',
      'evidence',
      'facts',
      'keys',
      'lock',
      'supervisor.json',
    ]);
    assert.deepEqual(readdirSync(join(instance.dataFolder, 'keys')).toSorted(), [
      'auditor',
      'disclosure.key',
    ]);
  });
});
