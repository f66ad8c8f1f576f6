import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Secret } from '../../basics/secret.ts';
import { writeObject } from '../objects/write-object.ts';
import { arriving, collect, objectKit } from '../testing/object-kit.ts';
import { BOUNDARY_BYTES, sealedFile } from '../testing/sealed-file.ts';
import { openFile, openStart } from './open-file.ts';
import { cutTo, sealedRange } from './payload-range.ts';
import { CHUNK_BYTES, HEAD_BYTES, SEALED_CHUNK_BYTES } from './payload-size.ts';

// With the public tool of the format, as Debian packages it: what a customer would use.

const folder = mkdtempSync(join(tmpdir(), 'blende-age-'));
after(() => rmSync(folder, { recursive: true }));
const identity = await generateX25519Identity();
const recipient = await identityToRecipient(identity);
const secret = new Secret(identity);
const identityFile = join(folder, 'identity');
writeFileSync(identityFile, `${identity}\n`);

function age(args: readonly string[], input: Uint8Array): Buffer {
  return execFileSync('age', args, {
    input,
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}
const openWithTool = (file: Uint8Array): Buffer => age(['-d', '-i', identityFile], file);
const sealWithTool = (plain: Uint8Array): Buffer => age(['-r', recipient], plain);

test('files of every boundary size open with the public tool, and its files with ours', async () => {
  for (const size of BOUNDARY_BYTES) {
    const plain = randomBytes(size);
    assert.deepEqual(
      openWithTool(await sealedFile(recipient, plain, randomInt(1, 200_000))),
      plain,
    );
    assert.deepEqual(Buffer.concat(await openFile(sealWithTool(plain), secret)), plain);
  }
});

test('random ranges of a file that the public tool sealed come out right', async () => {
  const plain = randomBytes(9 * CHUNK_BYTES + 12_345);
  const file = sealWithTool(plain);
  const { payload, at } = await openStart(file.subarray(0, HEAD_BYTES), file.length, secret);
  for (let round = 0; round < 300; round += 1) {
    const start = randomInt(plain.length);
    const wanted = { start, end: randomInt(start, plain.length) + 1 };
    const sealed = sealedRange(wanted, plain.length);
    const opened = payload.open(file.subarray(at + sealed.start, at + sealed.end), sealed.start);
    const first = (sealed.start / SEALED_CHUNK_BYTES) * CHUNK_BYTES;
    const cut = cutTo(wanted, Buffer.concat(opened), first);
    assert.deepEqual(Buffer.from(cut), plain.subarray(wanted.start, wanted.end));
  }
});

test('the parts of a stored object open with the public tool, one after the other', async () => {
  using kit = await objectKit();
  const { key, recipient, identity } = await kit.keys.create('video');
  const plain = randomBytes(70_000_000);
  const sealing = { writer: kit.copies, recipient };
  const stored = await writeObject(
    { tenant: kit.tenant, key },
    arriving(plain, { pieceBytes: 262_144 }),
    sealing,
  );
  writeFileSync(join(kit.folder, 'identity'), `${identity}\n`);
  const opened = stored.parts.map(({ name }) => {
    const file = readFileSync(kit.fileOf('b', name));
    return execFileSync('age', ['-d', '-i', join(kit.folder, 'identity')], {
      input: file,
      maxBuffer: 80 * 1024 * 1024,
    });
  });
  assert.equal(opened.length, 2);
  assert.ok(Buffer.concat(opened).equals(plain));
  assert.ok((await collect((await kit.reader.open(stored)).read())).equals(plain));
});

test('the public tool refuses what we would refuse: the control', async () => {
  const file = await sealedFile(recipient, randomBytes(100_000));
  file[file.length - 1] = (file.at(-1) ?? 0) ^ 1;
  assert.throws(() => openWithTool(file));
  await assert.rejects(openFile(file, secret));
});
