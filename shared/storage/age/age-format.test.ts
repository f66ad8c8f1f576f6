import assert from 'node:assert/strict';
import { randomBytes, randomInt } from 'node:crypto';
import { test } from 'node:test';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Secret } from '../../basics/secret.ts';
import { StorageError } from '../storage-error.ts';
import { BOUNDARY_BYTES, sealedFile } from '../testing/sealed-file.ts';
import { openFile, openStart } from './open-file.ts';
import { cutTo, sealedRange } from './payload-range.ts';
import { CHUNK_BYTES, HEAD_BYTES, payloadSize, plainSize, sealedSize } from './payload-size.ts';
import { PayloadSealer } from './payload-sealer.ts';

const identity = await generateX25519Identity();
const recipient = await identityToRecipient(identity);
const secret = new Secret(identity);
const SEALED_CHUNK = 65_552;

const isDamaged = (error: unknown): boolean =>
  error instanceof StorageError && error.code === 'damaged';

test('files of every boundary size open with the published library, and theirs with ours', async () => {
  for (const size of BOUNDARY_BYTES) {
    const plain = randomBytes(size);
    const ours = await sealedFile(recipient, plain, randomInt(1, 200_000));
    assert.equal(ours.length, sealedSize(size));
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    assert.deepEqual(Buffer.from(await decrypter.decrypt(ours)), plain);
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    const theirs = await encrypter.encrypt(plain);
    assert.equal(theirs.length, sealedSize(size));
    assert.deepEqual(Buffer.concat(await openFile(theirs, secret)), plain);
  }
});

test('a file to several recipients opens for each of them', async () => {
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(await generateX25519Identity()));
  encrypter.addRecipient(recipient);
  const file = await encrypter.encrypt('for two');
  assert.equal(Buffer.concat(await openFile(file, secret)).toString(), 'for two');
});

test('random ranges come out as they went in, from whole chunks and no more', async () => {
  const plain = randomBytes(5 * CHUNK_BYTES + 4_711);
  const file = await sealedFile(recipient, plain);
  const { payload, at } = await openStart(file.subarray(0, HEAD_BYTES), file.length, secret);
  assert.equal(payload.plainBytes, plain.length);
  for (let round = 0; round < 300; round += 1) {
    const start = randomInt(plain.length);
    const wanted = { start, end: randomInt(start, plain.length) + 1 };
    const sealed = sealedRange(wanted, plain.length);
    const opened = payload.open(file.subarray(at + sealed.start, at + sealed.end), sealed.start);
    const first = (sealed.start / SEALED_CHUNK) * CHUNK_BYTES;
    const cut = cutTo(wanted, Buffer.concat(opened), first);
    assert.deepEqual(Buffer.from(cut), plain.subarray(wanted.start, wanted.end));
    assert.ok(sealed.end - sealed.start < wanted.end - wanted.start + 2 * SEALED_CHUNK + 96);
  }
});

test('sizes lead back to sizes, and no payload has the size of one without its last tag', () => {
  for (const size of BOUNDARY_BYTES) assert.equal(plainSize(payloadSize(size)), size);
  for (const size of [0, 1, 15, SEALED_CHUNK + 1, SEALED_CHUNK + 16, 2 * SEALED_CHUNK + 16])
    assert.equal(plainSize(size), undefined);
});

test('a flipped bit anywhere, a lost end and chunks in another order are noticed', async () => {
  const plain = randomBytes(3 * CHUNK_BYTES);
  const file = await sealedFile(recipient, plain);
  const damaged = (change: (copy: Buffer) => Buffer): Buffer => change(Buffer.from(file));
  const flipped = [
    0,
    21,
    30,
    100,
    130,
    167,
    170,
    HEAD_BYTES,
    HEAD_BYTES + SEALED_CHUNK,
    file.length - 1,
  ];
  const variants = [
    ...flipped.map((at) =>
      damaged((copy) => {
        copy[at] = (copy[at] ?? 0) ^ 1;
        return copy;
      }),
    ),
    damaged((copy) => copy.subarray(0, -1)),
    damaged((copy) => copy.subarray(0, HEAD_BYTES + 2 * SEALED_CHUNK)),
    damaged((copy) => copy.subarray(0, HEAD_BYTES)),
    damaged((copy) => {
      const [one, two] = [0, 1].map((number) => {
        const start = HEAD_BYTES + number * SEALED_CHUNK;
        return Buffer.from(copy.subarray(start, start + SEALED_CHUNK));
      });
      copy.set(two ?? [], HEAD_BYTES);
      copy.set(one ?? [], HEAD_BYTES + SEALED_CHUNK);
      return copy;
    }),
  ];
  for (const variant of variants) await assert.rejects(openFile(variant, secret), isDamaged);
  assert.deepEqual(Buffer.concat(await openFile(file, secret)), plain, 'the control opens');
});

test('only the identity that it is sealed to opens a file', async () => {
  const file = await sealedFile(recipient, Buffer.from('mine'));
  const other = new Secret(await generateX25519Identity());
  await assert.rejects(openFile(file, other), isDamaged);
});

test('a payload that has ended takes no more', () => {
  const sealer = new PayloadSealer(randomBytes(32));
  sealer.update(randomBytes(10));
  sealer.final();
  assert.throws(() => sealer.update(randomBytes(2 * CHUNK_BYTES)));
  assert.throws(() => sealer.final());
});
