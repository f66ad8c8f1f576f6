import assert from 'node:assert/strict';
import { createCipheriv, hkdfSync, randomBytes, randomInt } from 'node:crypto';
import { test } from 'node:test';
import { sealHeader } from '../age/header.ts';
import { arriving, collect, objectKit } from '../testing/object-kit.ts';
import { RecordingWriter, repeatedChunks } from '../testing/repeated-chunks.ts';
import { appendToObject, beginObject, durableBytes, finishObject } from './write-object.ts';

const CHUNK = 65_536;
/** Where an upload breaks off, by what is left over of a chunk. */
const REMAINDERS = [0, 1, 15, 16, 17, 32_768, 65_519, 65_520, 65_534, 65_535];

test('an upload broken off at every kind of offset seals no chunk number twice under one key', async () => {
  using kit = await objectKit();
  const { key, recipient, identity } = await kit.keys.create('video');
  const writer = new RecordingWriter(kit.copies);
  const plain = randomBytes(REMAINDERS.length * 3 * CHUNK);
  let draft = beginObject(kit.tenant, key);
  const sealing = { writer, recipient };
  for (const remainder of REMAINDERS) {
    const rest = plain.subarray(durableBytes(draft));
    const breakAfter = randomInt(0, 3) * CHUNK + remainder;
    const pieceBytes = randomInt(1_000, 200_000);
    const before = durableBytes(draft);
    const grown = await appendToObject(draft, arriving(rest, { breakAfter, pieceBytes }), sealing);
    assert.equal(grown.complete, false);
    draft = grown.draft;
    assert.equal(durableBytes(draft), before + breakAfter, 'what came is durable');
  }
  const done = await appendToObject(draft, arriving(plain.subarray(durableBytes(draft))), sealing);
  assert.equal(done.complete, true);
  const stored = await finishObject(done.draft, {}, sealing);
  assert.deepEqual(await collect((await kit.reader.open(stored)).read()), plain);
  const { chunks, repeated } = await repeatedChunks(writer.streams, identity);
  assert.deepEqual(repeated, []);
  assert.ok(chunks >= plain.length / CHUNK);
});

test('what a failing place had already been given is not sealed again under its key', async () => {
  using kit = await objectKit();
  const { key, recipient, identity } = await kit.keys.create('video');
  const plain = randomBytes(4 * CHUNK + 99);
  let failures = 0;
  const writer = new RecordingWriter(kit.copies, (written) => {
    const remainder = REMAINDERS[failures];
    const fails = remainder !== undefined && written > (failures % 4) * CHUNK + remainder;
    failures += fails ? 1 : 0;
    return fails;
  });
  const draft = beginObject(kit.tenant, key);
  for (;;) {
    const source = arriving(plain, { pieceBytes: randomInt(1_000, 100_000) });
    const tried = await appendToObject(draft, source, { writer, recipient }).catch(() => undefined);
    if (tried === undefined) continue;
    assert.equal(durableBytes(tried.draft), plain.length);
    break;
  }
  assert.equal(failures, REMAINDERS.length);
  assert.equal(writer.streams.length, failures + 1);
  assert.deepEqual((await repeatedChunks(writer.streams, identity)).repeated, []);
});

test('the reader that finds no repeated chunk finds one that was planted', async () => {
  using kit = await objectKit();
  const { recipient, identity } = await kit.keys.create('video');
  const { header, fileKey } = await sealHeader(recipient);
  const nonce = randomBytes(16);
  const key = Buffer.from(hkdfSync('sha256', fileKey.reveal(), nonce, 'payload', 32));
  const again = (plain: Uint8Array): Uint8Array[] => {
    const options = { authTagLength: 16 };
    const cipher = createCipheriv('chacha20-poly1305', key, Buffer.alloc(12), options);
    return [header, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
  };
  const streams = [again(randomBytes(10)), again(randomBytes(20))];
  assert.equal((await repeatedChunks(streams, identity)).repeated.length, 1);
});
