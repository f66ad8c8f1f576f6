import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startS3Store, type S3Store } from '../../../tests/kit/s3/store.ts';
import { newTenantId } from '../../protocol/tenant-id.ts';
import { noPlainOutbound, outboundAgent } from '../../outbound/outbound-agent.ts';
import { OutboundDoor } from '../../outbound/outbound-door.ts';
import { copiesCondition } from '../copies-condition.ts';
import { ObjectReader } from '../objects/read-object.ts';
import { writeObject, type StoredObject } from '../objects/write-object.ts';
import { openStorage, type OpenStorage, type S3CopySpec } from '../open-storage.ts';
import { StorageError, type StorageErrorCode } from '../storage-error.ts';
import { arriving, collect, TestKeys } from '../testing/object-kit.ts';
import { scrub } from './scrub.ts';

let store: S3Store;
let folder: string;
let storage: OpenStorage;
const keys = new TestKeys();
const tenant = newTenantId();

function s3Copy(): S3CopySpec {
  const { account, host, port, bucket, ca } = store;
  return { kind: 's3', ...account, host, port, bucket, ca, location: 'here' };
}

/** A folder beside a real store, which is reached through the one door out. */
async function open(doorOpens = true): Promise<OpenStorage> {
  const { host, port } = store;
  const target = { host, port, purpose: 'objects', location: 'here' } as const;
  const door = new OutboundDoor(doorOpens ? [target] : []);
  const agents = {
    httpAgent: noPlainOutbound(),
    httpsAgent: outboundAgent(door, 'objects', { ca: store.ca, keepAlive: true }),
  };
  const near = { kind: 'folder', path: folder, machine: undefined } as const;
  return await openStorage([s3Copy(), near], () => agents);
}

async function write(plain: Uint8Array): Promise<StoredObject> {
  const { key, recipient } = await keys.create('video');
  const sealing = { writer: storage.copies, recipient };
  return await writeObject({ tenant, key }, arriving(plain, { pieceBytes: 262_144 }), sealing);
}

async function content(object: StoredObject): Promise<Buffer> {
  return await collect((await new ObjectReader(storage.copies, keys).open(object)).read());
}

const blobsOf = ({ manifest, parts }: StoredObject) => [manifest, ...parts];
const nearFile = (name: string): string => join(folder, name.slice(0, 2), name);
const farFile = (name: string): string => join(store.folder, name);

before(async () => {
  store = await startS3Store();
  folder = mkdtempSync(join(tmpdir(), 'blende-near-'));
  storage = await open();
});
after(async () => {
  await store[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const failsWith =
  (code: StorageErrorCode) =>
  (error: unknown): boolean =>
    error instanceof StorageError && error.code === code;

test('the same sealed bytes lie in the folder and in the store, small and in parts', async () => {
  const plain = randomBytes(12_000_000);
  const object = await write(plain);
  for (const { name } of blobsOf(object))
    assert.ok(readFileSync(nearFile(name)).equals(readFileSync(farFile(name))));
  assert.ok((await content(object)).equals(plain));
  const report = await scrub(blobsOf(object), storage.copies);
  assert.deepEqual(report.places['a'], { whole: 2, healed: 0, bad: 0, unread: 0 });
  assert.equal(storage.places, 2);
});

test('each copy stands in for the other, and makes it good', async () => {
  const plain = randomBytes(1_000_000);
  const object = await write(plain);
  const [name = ''] = object.parts.map((part) => part.name);
  const good = readFileSync(nearFile(name));
  rmSync(nearFile(name));
  assert.ok((await content(object)).equals(plain));
  await storage.copies.healer.idle();
  assert.ok(readFileSync(nearFile(name)).equals(good));
  const flipped = Buffer.from(good);
  flipped[500_000] = (flipped[500_000] ?? 0) ^ 1;
  writeFileSync(farFile(name), flipped);
  const report = await scrub(object.parts, storage.copies);
  assert.deepEqual(report.places['a'], { whole: 0, healed: 1, bad: 0, unread: 0 });
  assert.ok(readFileSync(farFile(name)).equals(good));
});

test('a store that is gone takes no reading away, but nothing is accepted with one copy', async () => {
  const plain = randomBytes(100_000);
  const object = await write(plain);
  await store.stop();
  try {
    assert.ok((await content(object)).equals(plain));
    const before = readdirSync(folder, { recursive: true }).length;
    await assert.rejects(write(plain), failsWith('too-few-copies'));
    const left = readdirSync(folder, { recursive: true }).map(String);
    assert.ok(left.length <= before + 1, 'at most a new shard');
    const { copies } = await copiesCondition(storage);
    assert.deepEqual(
      copies.map(({ state }) => state),
      ['away', 'whole'],
    );
    const report = await scrub(object.parts, storage.copies);
    assert.deepEqual(report.places['a'], { whole: 0, healed: 0, bad: 0, unread: 1 });
  } finally {
    await store.start();
  }
  const again = await write(plain);
  assert.ok((await content(again)).equals(plain));
  assert.deepEqual((await copiesCondition(storage)).copies[0]?.state, 'whole');
});

test('what is removed is gone from the store too', async () => {
  const object = await write(randomBytes(10));
  for (const { name } of blobsOf(object)) {
    assert.ok(existsSync(farFile(name)));
    await storage.copies.remove(name);
    assert.ok(!existsSync(farFile(name)));
    assert.ok(!existsSync(nearFile(name)));
  }
});

test('an object is finished once, and a store that the configuration does not name is not reached', async () => {
  const object = await write(randomBytes(10));
  const sink = await storage.copies.create(object.manifest.name);
  await sink.write([randomBytes(300)]);
  await assert.rejects(sink.commit(), failsWith('exists'));
  assert.equal((await content(object)).length, 10);
  const closed = await open(false);
  const far = closed.each[0]?.place;
  assert.ok(far !== undefined);
  await assert.rejects(far.sizeOf(object.manifest.name), failsWith('not-allowed'));
});
