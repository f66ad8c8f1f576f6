import assert from 'node:assert/strict';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Finding } from '@blende/shared/claims/finding.ts';
import { leafHash } from '@blende/shared/evidence/merkle-hash.ts';
import { consistencyProof } from '@blende/shared/evidence/merkle-tree.ts';
import { nodesFromTiles } from '@blende/shared/evidence/tile-nodes.ts';
import { verifyConsistency, verifyInclusion } from '@blende/shared/evidence/verify-proofs.ts';
import { fromEntry, toEntry, type EvidenceRecord } from '../evidence-record.ts';
import { openEvidenceLog } from './evidence-log.ts';
import { EvidenceLogError } from './evidence-log-error.ts';
import { readTile } from './log-files.ts';
import { readLog, type SoundLog } from './read-log.ts';

const FINDING: Finding = {
  claim: 'W7',
  need: 0,
  outcome: 'holds',
  atMs: 1_764_000_000_000,
  by: 'live',
  independent: true,
};
// One more than a tile holds, so that there are full and partial tiles and a second level.
const SIZE = 258;

function record(atMs: number): EvidenceRecord {
  return { instance: 'blende/test', commit: '77d1bb6', findings: [{ ...FINDING, atMs }] };
}

class Place implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), 'evidence-log-'));
  readonly folder = join(this.root, 'evidence');
  readonly keyFile = join(this.root, 'keys/evidence.key');

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

async function soundLog(folder: string): Promise<SoundLog> {
  const log = await readLog(folder);
  assert.equal(log.state, 'sound');
  return log;
}

async function assertDamaged({ folder, keyFile }: Place): Promise<void> {
  assert.equal((await readLog(folder)).state, 'damaged');
  await assert.rejects(openEvidenceLog({ folder, keyFile }), EvidenceLogError);
}

describe('a log on the disk', () => {
  const original = new Place();
  let old: SoundLog;

  before(async () => {
    const log = await openEvidenceLog(original);
    await log.append(record(0));
    await log.append(record(1));
    await log.append(record(2));
    old = await soundLog(original.folder);
    for (let index = 3; index < SIZE; index += 1) await log.append(record(index));
  });
  after(() => original[Symbol.dispose]());

  function copy(): Place {
    const place = new Place();
    cpSync(original.root, place.root, { recursive: true });
    return place;
  }

  test('every record is read back at its index, and each proof leads to the signed root', async () => {
    const log = await soundLog(original.folder);
    assert.equal(log.tree.size, SIZE);
    for (const [index, entry] of log.entries.entries()) {
      assert.deepEqual(fromEntry(entry), record(index));
      const leaf = await leafHash(entry);
      assert.ok(await verifyInclusion({ index, leaf }, log.tree, await log.proofOf(index)));
    }
  });

  test('a later tree is shown to begin with an earlier one', async () => {
    const log = await soundLog(original.folder);
    const nodes = nodesFromTiles(SIZE, (tile) => readTile(original.folder, tile));
    const proof = await consistencyProof(old.tree.size, SIZE, nodes);
    assert.ok(await verifyConsistency(old.tree, log.tree, proof));
  });

  test('a full tile replaces its partial ones, and nothing else is left', () => {
    const files = readdirSync(original.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(original.folder.length + 1));
    assert.deepEqual(files.toSorted(), [
      'checkpoint',
      'log.pub',
      'tile/0/000',
      'tile/0/001.p/1',
      'tile/0/001.p/2',
      'tile/1/000.p/1',
      'tile/entries/000',
      'tile/entries/001.p/1',
      'tile/entries/001.p/2',
    ]);
  });

  test('the key is readable by its owner alone, and made once', async () => {
    assert.equal(statSync(original.keyFile).mode & 0o777, 0o600);
    const key = readFileSync(original.keyFile, 'utf8');
    await openEvidenceLog(original);
    assert.equal(readFileSync(original.keyFile, 'utf8'), key);
  });

  for (const path of ['tile/0/000', 'tile/0/001.p/2', 'tile/1/000.p/1', 'tile/entries/000'])
    test(`a flipped bit in ${path} is noticed, and so is a file that was cut off or removed`, async () => {
      for (const damage of [flipBit, cutOff, removeFile]) {
        using place = copy();
        damage(join(place.folder, path));
        await assertDamaged(place);
      }
    });

  test('a changed, missing or exchanged checkpoint is noticed', async () => {
    for (const damage of [flipBit, cutOff, removeFile]) {
      using place = copy();
      damage(join(place.folder, 'checkpoint'));
      await assertDamaged(place);
    }
    using place = copy();
    using other = new Place();
    const log = await openEvidenceLog(other);
    await log.append(record(9));
    cpSync(join(other.folder, 'checkpoint'), join(place.folder, 'checkpoint'));
    await assertDamaged(place);
  });

  test('with the key of another log nothing is read or written', async () => {
    using place = copy();
    using other = new Place();
    await openEvidenceLog(other);
    await assert.rejects(
      openEvidenceLog({ folder: place.folder, keyFile: other.keyFile }),
      (error) => error instanceof EvidenceLogError && error.code === 'key-foreign',
    );
    cpSync(join(other.folder, 'log.pub'), join(place.folder, 'log.pub'));
    await assertDamaged(place);
  });

  test('what an append left before its checkpoint is gone after the next opening', async () => {
    using place = copy();
    for (const path of ['tile/0/001.p/3', 'tile/entries/001.p/3', 'tile/0/001.p/3.new'])
      writeFileSync(join(place.folder, path), 'half');
    const log = await openEvidenceLog(place);
    assert.equal(await log.append(record(SIZE)), SIZE);
    assert.equal((await soundLog(place.folder)).tree.size, SIZE + 1);
    assert.ok(!readdirSync(join(place.folder, 'tile/0/001.p')).includes('3.new'));
  });

  test('after an append that failed the next one looks up where the log ends', async () => {
    using place = copy();
    const log = await openEvidenceLog(place);
    const blocked = join(place.folder, 'tile/entries/001.p/3.new');
    await assert.rejects(async () => {
      cpSync(join(place.folder, 'tile/0'), blocked, { recursive: true });
      await log.append(record(SIZE));
    });
    rmSync(blocked, { recursive: true });
    assert.equal(await log.append(record(SIZE)), SIZE);
    assert.equal((await soundLog(place.folder)).tree.size, SIZE + 1);
  });
});

test('where there is no log, none is read', async () => {
  using place = new Place();
  assert.deepEqual(await readLog(place.folder), { state: 'none' });
  await openEvidenceLog(place);
  assert.equal((await soundLog(place.folder)).tree.size, 0);
});

test('appends that are asked for at once follow each other', async () => {
  using place = new Place();
  const log = await openEvidenceLog(place);
  const indexes = await Promise.all([0, 1, 2, 3].map((atMs) => log.append(record(atMs))));
  assert.deepEqual(indexes, [0, 1, 2, 3]);
  assert.equal((await soundLog(place.folder)).entries.length, 4);
});

test('an entry of another shape is no record', () => {
  const entry = (value: unknown) => new Uint8Array(Buffer.from(JSON.stringify(value)));
  const sound = JSON.parse(Buffer.from(toEntry(record(1))).toString()) as object;
  assert.deepEqual(fromEntry(entry(sound)), record(1));
  for (const wrong of [
    null,
    [],
    { ...sound, version: 2 },
    { ...sound, commit: 'HEAD' },
    { ...sound, instance: 'Müller' },
    { ...sound, findings: [{ ...FINDING, by: 'nobody' }] },
    { ...sound, findings: {} },
  ])
    assert.equal(fromEntry(entry(wrong)), undefined);
  assert.equal(fromEntry(Uint8Array.of(0xff)), undefined);
});

function flipBit(path: string): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length / 2);
  writeFileSync(path, bytes.with(at, (bytes[at] ?? 0) ^ 1));
}

function cutOff(path: string): void {
  truncateSync(path, statSync(path).size - 1);
}

function removeFile(path: string): void {
  rmSync(path);
}
