import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { Agent } from 'node:https';
import { after, before, test } from 'node:test';
import { S3Impostor, type Misdeed } from '../../../tests/kit/s3/impostor.ts';
import { Secret } from '../../basics/secret.ts';
import { copyBlob, readBack } from '../copies/copy-blob.ts';
import { newObjectId, newPartName, type StoredBlob } from '../objects/blob.ts';
import { StorageError, type StorageErrorCode } from '../storage-error.ts';
import { s3Client } from './s3-client.ts';
import { S3Place } from './s3-place.ts';

let store: S3Impostor;
let place: S3Place;
/** The same store for somebody who does not wait. */
let hasty: S3Place;

before(async () => {
  store = await S3Impostor.start();
  const account = {
    endpoint: store.endpoint,
    region: 'eu-test-1',
    accessKey: new Secret('access'),
    secretKey: new Secret('secret'),
  };
  const placeFor = (idleMs: number): S3Place => {
    const patience = { connectMs: 2_000, idleMs, attempts: 1 };
    return new S3Place('far', s3Client(account, { httpsAgent: new Agent() }, patience), 'blende');
  };
  place = placeFor(10_000);
  hasty = placeFor(200);
});
after(async () => await store[Symbol.asyncDispose]());

function blobOf(bytes: Uint8Array): StoredBlob {
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { name: newPartName(newObjectId()), sizeBytes: bytes.length, hash };
}

async function write({ name }: StoredBlob, bytes: Uint8Array, to = place): Promise<void> {
  const sink = await to.create(name);
  for (let at = 0; at < bytes.length; at += 300_000)
    await sink.write([bytes.subarray(at, at + 300_000)]);
  try {
    await sink.commit();
  } catch (error) {
    await sink.abort();
    throw error;
  }
}

async function misbehaving(
  misdeed: Misdeed,
  when: (asked: S3Impostor['asked'][number]) => boolean,
  run: () => Promise<unknown>,
): Promise<void> {
  store.misdeed = (asked) => (when(asked) ? misdeed : undefined);
  try {
    await run();
  } finally {
    store.misdeed = () => undefined;
  }
}

const failsWith =
  (...codes: StorageErrorCode[]) =>
  (error: unknown): boolean =>
    error instanceof StorageError && codes.includes(error.code);

test('small things go in one request, large ones in parts of 5 MiB, and both come back', async () => {
  for (const size of [0, 1, 5 * 1024 * 1024 - 1, 5 * 1024 * 1024, 13_000_000]) {
    const bytes = randomBytes(size);
    const blob = blobOf(bytes);
    store.asked.length = 0;
    await write(blob, bytes);
    const parts = store.asked.filter(({ query }) => query.has('partNumber')).length;
    assert.equal(parts, size < 5 * 1024 * 1024 ? 0 : Math.ceil(size / 5_400_000));
    assert.deepEqual(store.objects.get(blob.name), bytes);
    assert.equal(await place.sizeOf(blob.name), size);
    await readBack(blob, place);
    store.objects.delete(blob.name);
  }
});

test('what is there is not written over, unless it is to be mended', async () => {
  const bytes = randomBytes(1_000);
  const blob = blobOf(bytes);
  await write(blob, bytes);
  await assert.rejects(write(blob, randomBytes(1_000)), failsWith('exists'));
  assert.deepEqual(store.objects.get(blob.name), bytes);
  store.objects.set(blob.name, randomBytes(1_000));
  const near = { name: 'near', read: () => once(bytes) };
  await copyBlob(blob, near, place);
  assert.deepEqual(store.objects.get(blob.name), bytes);
});

test('a success that only says so is none, when writing', async () => {
  const small = randomBytes(1_000);
  const large = randomBytes(6_000_000);
  const CASES: readonly [Misdeed, string, Uint8Array, StorageErrorCode[]][] = [
    ['error-body', 'PUT', small, ['away']],
    ['error-body', 'POST', large, ['away']],
    ['error-body', 'PUT', large, ['away']],
    ['empty', 'PUT', small, ['away']],
    ['empty', 'POST', large, ['away']],
    ['forgets', 'PUT', small, ['missing']],
    ['forgets', 'POST', large, ['missing']],
    ['silent', 'PUT', small, ['slow']],
    [403, 'PUT', small, ['read-only']],
    [507, 'PUT', small, ['full']],
  ];
  for (const [misdeed, method, bytes, codes] of CASES)
    await misbehaving(
      misdeed,
      (asked) => asked.method === method,
      async () => {
        const to = misdeed === 'silent' ? hasty : place;
        const written = write(blobOf(bytes), bytes, to);
        await assert.rejects(written, failsWith(...codes), `${misdeed} ${method}`);
      },
    );
});

test('a body that is cut off, changed, late or another thing is noticed, when reading', async () => {
  const bytes = randomBytes(700_000);
  const blob = blobOf(bytes);
  await write(blob, bytes);
  const CASES: readonly [Misdeed, StorageErrorCode[]][] = [
    ['error-body', ['away']],
    ['empty', ['away']],
    ['half', ['away', 'damaged']],
    ['short', ['damaged']],
    ['flipped', ['damaged']],
    ['silent', ['slow']],
    [403, ['read-only']],
  ];
  for (const [misdeed, codes] of CASES)
    await misbehaving(
      misdeed,
      ({ method }) => method === 'GET',
      async () => {
        const from = misdeed === 'silent' ? hasty : place;
        await assert.rejects(readBack(blob, from), failsWith(...codes), String(misdeed));
      },
    );
  await readBack(blob, place);
  store.objects.set(blob.name, Buffer.concat([bytes, bytes]));
  await assert.rejects(readBack(blob, place), failsWith('damaged'));
});

test('what is removed is gone only when the store does not show it any more', async () => {
  const bytes = randomBytes(10);
  const blob = blobOf(bytes);
  await write(blob, bytes);
  await misbehaving(
    'forgets',
    ({ method }) => method === 'DELETE',
    async () => {
      await assert.rejects(place.remove(blob.name), failsWith('away'));
    },
  );
  assert.ok((await listed()).includes(blob.name));
  await place.remove(blob.name);
  await place.remove(blob.name);
  assert.equal(await place.sizeOf(blob.name), undefined);
  assert.ok(!(await listed()).includes(blob.name));
  for (const misdeed of ['error-body', 'empty'] as const)
    await misbehaving(
      misdeed,
      ({ method }) => method === 'GET',
      async () => {
        await assert.rejects(listed(), failsWith('away'));
      },
    );
});

async function listed(): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const name of place.list()) names.push(name);
  return names;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
