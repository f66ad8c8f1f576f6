import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Probe } from '../../claims/probe.ts';
import { scrub, type ScrubReport } from '../copies/scrub.ts';
import { writeScrubReport } from '../copies/scrub-report-file.ts';
import { newObjectId, newPartName } from '../objects/blob.ts';
import { writeObject, type StoredObject } from '../objects/write-object.ts';
import { storageClaims } from '../claims.ts';
import { arriving, objectKit, type ObjectKit } from '../testing/object-kit.ts';
import type { StorageToCheck } from './copies-to-check.ts';
import { sealedFilesProbe } from './probe-backups.ts';
import * as copies from './probe-copies.ts';
import { storageProbes } from './storage-probes.ts';

let kit: ObjectKit;
let object: StoredObject;
let storage: StorageToCheck;
const OPTIONS = { secondLookMs: 1 };

before(async () => {
  kit = await objectKit();
  const { key, recipient } = await kit.keys.create('video');
  const of = { tenant: kit.tenant, key };
  object = await writeObject(of, arriving(randomBytes(100_000)), { writer: kit.copies, recipient });
  storage = {
    copies: ['a', 'b'].map((name) => ({ kind: 'folder', path: join(kit.folder, name) })),
    keyCopies: ['a', 'b'].map((name) => join(kit.folder, name)),
    database: 'embedded',
  };
});
after(() => kit[Symbol.dispose]());

const answer = async (probe: Probe): Promise<string> => {
  const found = await probe.run();
  return 'code' in found ? `${found.outcome} ${found.code}` : found.outcome;
};

/** Looks while a file of the second copy is another one, or gone. */
async function harmed(change: (bytes: Buffer) => Buffer | undefined, probe: () => Probe) {
  const file = kit.fileOf('b', object.manifest.name);
  const good = readFileSync(file);
  const bad = change(Buffer.from(good));
  rmSync(file);
  if (bad !== undefined) writeFileSync(file, bad);
  try {
    return await answer(probe());
  } finally {
    writeFileSync(file, good);
  }
}

test('the same sealed files in both copies hold, and each planted difference is found', async () => {
  const probe = (): Probe => copies.sameFilesProbe(storage, OPTIONS);
  assert.equal(await answer(probe()), 'holds');
  assert.equal(await harmed(() => undefined, probe), 'fails copy-missing');
  const flipped = (bytes: Buffer): Buffer => {
    bytes[500] = (bytes[500] ?? 0) ^ 1;
    return bytes;
  };
  assert.equal(await harmed(flipped, probe), 'fails copy-differs');
  assert.equal(await harmed((bytes) => bytes.subarray(1), probe), 'fails copy-differs');
  const one = storage.copies.slice(0, 1);
  assert.equal(
    await answer(copies.sameFilesProbe({ ...storage, copies: one })),
    'not-checked not-available',
  );
});

test('something that is not sealed is found, under a name of ours or any other', async () => {
  const probe = (): Probe => sealedFilesProbe(storage);
  assert.equal(await answer(probe()), 'holds');
  const plain = newPartName(newObjectId());
  for (const place of ['a', 'b']) {
    mkdirSync(dirname(kit.fileOf(place, plain)), { recursive: true });
    writeFileSync(kit.fileOf(place, plain), 'ftypmp42 a film in clear');
  }
  assert.equal(await answer(probe()), 'fails not-sealed');
  assert.equal(await answer(copies.sameFilesProbe(storage, OPTIONS)), 'fails not-sealed');
  for (const place of ['a', 'b']) rmSync(kit.fileOf(place, plain));
  const strange = join(kit.folder, 'b', object.object.slice(0, 2), 'upload.tmp');
  writeFileSync(strange, 'age-encryption.org/v1\n');
  assert.equal(await answer(probe()), 'fails not-sealed');
  rmSync(strange);
  assert.equal(await answer(probe()), 'holds');
});

test('two folders on one disk are one place; another disk or machine is a second one', async () => {
  const probe = (): Probe =>
    copies.differentPlacesProbe({
      ...storage,
      copies: [
        { kind: 'folder', path: join(kit.folder, 'a') },
        { kind: 'folder', path: join(kit.folder, 'b') },
      ],
    });
  assert.match(
    await answer(probe()),
    /^(?:fails (?:one-disk|in-memory)|not-checked place-unknown)$/,
  );
  const s3: StorageToCheck = {
    ...storage,
    copies: [
      { kind: 's3', host: 'one.example' },
      { kind: 's3', host: 'two.example' },
    ],
  };
  assert.equal(await answer(copies.differentPlacesProbe(s3)), 'holds');
  const same: StorageToCheck = {
    ...storage,
    copies: [
      { kind: 's3', host: 'one.example' },
      { kind: 's3', host: 'one.example' },
    ],
  };
  assert.equal(await answer(copies.differentPlacesProbe(same)), 'fails one-disk');
});

test('what was read back counts while it is fresh and nothing stayed damaged', async () => {
  assert.equal(await answer(copies.scrubProbe(storage)), 'not-checked never-scrubbed');
  const report = await scrub([object.manifest, ...object.parts], kit.copies);
  const write = async (change: Partial<ScrubReport>): Promise<string> => {
    await writeScrubReport(join(kit.folder, 'a'), { ...report, ...change });
    return await answer(copies.scrubProbe(storage));
  };
  const of = (change: object): Partial<ScrubReport> => ({
    places: { a: { whole: 2, healed: 0, bad: 0, unread: 0, ...change } },
  });
  assert.equal(await write({}), 'holds');
  assert.equal(await write({ endedAtMs: Date.now() - 9 * 86_400_000 }), 'fails scrub-outdated');
  assert.equal(await write({ lost: 1 }), 'fails scrub-found-loss');
  assert.equal(await write(of({ bad: 1 })), 'fails scrub-found-loss');
  assert.equal(await write(of({ unread: 1 })), 'not-checked no-access');
  chmodSync(join(kit.folder, 'a/last-scrub.json'), 0o600);
  writeFileSync(join(kit.folder, 'a/last-scrub.json'), '{"version":1}');
  assert.equal(await answer(copies.scrubProbe(storage)), 'not-checked never-scrubbed');
});

test('a database in one place and missing backups are said, not passed over', async () => {
  assert.equal(await answer(copies.otherCopiesProbe(storage)), 'fails rows-once');
  const elsewhere = { ...storage, database: 'elsewhere' } as const;
  assert.match(await answer(copies.otherCopiesProbe(elsewhere)), /keys-one-disk|in-memory|unknown/);
  const codes = await Promise.all(storageProbes(storage).map(answer));
  assert.ok(codes.includes('fails no-backup'));
  assert.deepEqual(storageProbes(undefined), []);
});

test('each need has a probe, and each code has words in both languages', () => {
  for (const claim of storageClaims) {
    const needs = storageProbes(storage)
      .filter((probe) => probe.claim === claim.id)
      .map(({ need }) => need);
    assert.deepEqual(
      needs.toSorted((a, b) => a - b),
      claim.evidence.map((_, index) => index),
    );
  }
});
