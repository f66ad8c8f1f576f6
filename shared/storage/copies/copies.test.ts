import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { writeObject, type StoredObject } from '../objects/write-object.ts';
import { StorageError, type StorageErrorCode } from '../storage-error.ts';
import { arriving, collect, objectKit, type ObjectKit } from '../testing/object-kit.ts';
import { scrub } from './scrub.ts';

const PLAIN = randomBytes(300_000);

async function stored(kit: ObjectKit, plain = PLAIN, name = 'video'): Promise<StoredObject> {
  const { key, recipient } = await kit.keys.create(name);
  const sealing = { writer: kit.copies, recipient, description: { name: 'Schulung.mp4' } };
  return await writeObject({ tenant: kit.tenant, key }, arriving(plain), sealing);
}

async function content(kit: ObjectKit, object: StoredObject): Promise<Buffer> {
  return await collect((await kit.reader.open(object)).read());
}

const failsWith =
  (code: StorageErrorCode) =>
  (error: unknown): boolean =>
    error instanceof StorageError && error.code === code;

const blobsOf = ({ manifest, parts }: StoredObject) => [manifest, ...parts];

function damage(file: string, change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file);
  change(bytes);
  chmodSync(file, 0o600);
  writeFileSync(file, bytes);
}

test(`an object lies sealed in both folders, is readable at any place and says what it is: ${proves(claim('A13'))}`, async () => {
  using kit = await objectKit();
  const object = await stored(kit);
  const open = await kit.reader.open(object);
  assert.equal(open.sizeBytes, PLAIN.length);
  assert.deepEqual(open.description, { name: 'Schulung.mp4' });
  assert.deepEqual(await collect(open.read()), PLAIN);
  assert.deepEqual(
    await collect(open.read({ start: 65_530, end: 65_540 })),
    PLAIN.subarray(65_530, 65_540),
  );
  assert.deepEqual(await collect(open.read({ start: 7, end: 7 })), Buffer.alloc(0));
  await assert.rejects(
    collect(open.read({ start: 0, end: PLAIN.length + 1 })),
    failsWith('out-of-range'),
  );
  for (const blob of blobsOf(object)) {
    const [a, b] = ['a', 'b'].map((place) => readFileSync(kit.fileOf(place, blob.name)));
    assert.deepEqual(a, b);
    assert.ok(a?.subarray(0, 21).equals(Buffer.from('age-encryption.org/v1')));
    assert.equal(a?.indexOf('Schulung'), -1);
    assert.equal(statSync(kit.fileOf('a', blob.name)).mode & 0o777, 0o440);
  }
  assert.deepEqual(readdirSync(join(kit.folder, 'a', 'incoming')), []);
  assert.equal(kit.keys.asked, 2, 'each file key is asked for once');
});

test(`a copy that is missing, cut off, flipped or swapped is not served, and is made good: ${proves(claim('A11'))}`, async () => {
  using kit = await objectKit();
  const mine = await stored(kit);
  // Of the same key, so that it opens: only the manifest says that it belongs elsewhere.
  const other = await stored(kit, randomBytes(PLAIN.length));
  const [part, otherPart] = [mine.parts[0]?.name, other.parts[0]?.name];
  assert.ok(part !== undefined && otherPart !== undefined);
  const file = kit.fileOf('a', part);
  const good = readFileSync(file);
  const damages: readonly (() => void)[] = [
    () => rmSync(file),
    () => damage(file, (bytes) => (bytes[200_000] = (bytes[200_000] ?? 0) ^ 4)),
    () => damage(file, (bytes) => (bytes[100] = (bytes[100] ?? 0) ^ 4)),
    () => {
      chmodSync(file, 0o600);
      truncateSync(file, 200_000);
    },
    () => {
      rmSync(file);
      copyFileSync(kit.fileOf('a', otherPart), file);
    },
  ];
  for (const [index, harm] of damages.entries()) {
    harm();
    kit.reader.forgetKey(mine.key);
    assert.deepEqual(await content(kit, mine), PLAIN, `damage ${index}`);
    await kit.copies.healer.idle();
    assert.deepEqual(readFileSync(file), good, `damage ${index} is healed`);
    assert.equal(kit.copies.health.of('a').healed, index + 1);
  }
  for (const place of ['a', 'b'])
    damage(kit.fileOf(place, part), (bytes) => (bytes[250_000] = (bytes[250_000] ?? 0) ^ 1));
  await assert.rejects(content(kit, mine), failsWith('no-good-copy'));
});

test('a manifest that somebody else sealed to the same key is refused', async () => {
  using kit = await objectKit();
  const mine = await stored(kit);
  const forged = await stored(kit, randomBytes(PLAIN.length));
  for (const place of ['a', 'b']) {
    rmSync(kit.fileOf(place, mine.manifest.name));
    copyFileSync(kit.fileOf(place, forged.manifest.name), kit.fileOf(place, mine.manifest.name));
  }
  await assert.rejects(kit.reader.open(mine), failsWith('no-good-copy'));
});

test('a destroyed key closes what is open at once, and is never asked for again', async () => {
  using kit = await objectKit();
  const object = await stored(kit);
  const open = await kit.reader.open(object);
  const reading = open.read();
  assert.equal((await reading.next()).done, false);
  kit.keys.destroy(object.key);
  kit.reader.forgetKey(object.key);
  await assert.rejects(collect(reading), failsWith('key-destroyed'));
  await assert.rejects(collect(open.read()), failsWith('key-destroyed'));
  await assert.rejects(kit.reader.open(object), failsWith('key-destroyed'));
  assert.equal(kit.copies.health.of('a').damaged, 0, 'no copy is blamed for it');
});

test('reading everything back finds what nobody asked for, and counts what no copy can mend', async () => {
  using kit = await objectKit({ names: ['a', 'b', 'c'] });
  const objects = [await stored(kit, PLAIN, 'one'), await stored(kit, randomBytes(10), 'two')];
  const blobs = objects.flatMap(blobsOf);
  const untouched = await scrub(blobs, kit.copies);
  assert.equal(untouched.blobs, 4);
  assert.deepEqual(untouched.places['b'], { whole: 4, healed: 0, bad: 0, unread: 0 });
  const [first, second, third] = blobs;
  assert.ok(first !== undefined && second !== undefined && third !== undefined);
  rmSync(kit.fileOf('b', first.name));
  damage(kit.fileOf('a', second.name), (bytes) => (bytes[3] = 0));
  for (const place of ['a', 'b', 'c']) rmSync(kit.fileOf(place, third.name));
  const found = await scrub(blobs, kit.copies);
  assert.equal(found.lost, 1);
  assert.deepEqual(found.places['a'], { whole: 2, healed: 1, bad: 1, unread: 0 });
  assert.deepEqual(found.places['b'], { whole: 2, healed: 1, bad: 1, unread: 0 });
  assert.deepEqual(found.places['c'], { whole: 3, healed: 0, bad: 1, unread: 0 });
  assert.ok(existsSync(kit.fileOf('b', first.name)));
});

test('what is removed lies nowhere any more, and removing it again is no fault', async () => {
  using kit = await objectKit();
  const object = await stored(kit);
  for (const { name } of blobsOf(object)) {
    await kit.copies.remove(name);
    await kit.copies.remove(name);
    for (const place of ['a', 'b']) assert.ok(!existsSync(kit.fileOf(place, name)));
  }
  await assert.rejects(kit.reader.open(object), failsWith('no-good-copy'));
});
