import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fromBase64, toBase64 } from './base64.ts';
import { openCheckpoint, signCheckpoint } from './checkpoint.ts';
import {
  openNote,
  parseVerifier,
  signNote,
  verifierText,
  type NoteSigner,
  type NoteVerifier,
} from './signed-note.ts';

// Key, text and signature are the example of the Go package that introduced signed notes.
const VERIFIER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const NOTE = `${TEXT}
— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

async function verifier(text = VERIFIER): Promise<NoteVerifier> {
  const parsed = await parseVerifier(text);
  assert.ok(parsed !== undefined);
  return parsed;
}

async function signer(name: string): Promise<NoteSigner> {
  const keys = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey));
  return { name, publicKey, privateKey: keys.privateKey };
}

describe('signed notes', () => {
  test('the published note opens with its published key', async () => {
    assert.equal(await openNote(NOTE, await verifier()), TEXT);
  });

  test('a key is spelled as it was read, and a wrong spelling is none', async () => {
    assert.equal(await verifierText(await verifier()), VERIFIER);
    const wrong = [
      VERIFIER.replace('c74f20a3', 'c74f20a4'),
      VERIFIER.replace('PeterNeumann', 'PeterNeuman'),
      'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
      'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
      'PeterNeumann',
      '',
    ];
    for (const text of wrong) assert.equal(await parseVerifier(text), undefined, text);
  });

  test('what is signed here opens here, and under no other key or name', async () => {
    const ours = await signer('blende.example/log');
    const note = await signNote(TEXT, ours);
    assert.equal(await openNote(note, ours), TEXT);
    assert.equal(await openNote(note, await verifier()), undefined);
    assert.equal(await openNote(note, { ...(await signer(ours.name)) }), undefined);
    assert.equal(await openNote(note, { ...ours, name: 'blende.example/other' }), undefined);
  });

  test('any changed character of a note is noticed', async () => {
    const trusted = await verifier();
    for (let at = 0; at < NOTE.length; at += 1) {
      const changed = `${NOTE.slice(0, at)}${NOTE[at] === 'x' ? 'y' : 'x'}${NOTE.slice(at + 1)}`;
      assert.equal(await openNote(changed, trusted), undefined, `character ${at}`);
    }
  });

  test('signatures of unknown keys are passed over, malformed lines are not', async () => {
    const trusted = await verifier();
    const other = await signNote(TEXT, await signer('somebody.example'));
    const second = other.slice(other.lastIndexOf('—'));
    assert.equal(await openNote(NOTE + second, trusted), TEXT);
    for (const line of ['— PeterNeumann\n', 'hello\n', '\n', '— a b c\n'])
      assert.equal(await openNote(NOTE + line, trusted), undefined, line);
  });

  test('a text with other control characters than line breaks is not signed', async () => {
    const ours = await signer('blende.example/log');
    for (const text of ['no end', 'a\tb\n', 'a\u0000\n'])
      await assert.rejects(signNote(text, ours), RangeError);
  });
});

describe('checkpoints', () => {
  const root = new Uint8Array(32).fill(7);

  test('a checkpoint says name, size and root, and opens again', async () => {
    const ours = await signer('blende.example/log');
    const note = await signCheckpoint({ size: 20_852_163, root }, ours);
    assert.deepEqual(note.split('\n').slice(0, 3), [ours.name, '20852163', toBase64(root)]);
    assert.deepEqual(await openCheckpoint(note, ours), { size: 20_852_163, root });
  });

  test('a note of this key that is no checkpoint is none', async () => {
    const ours = await signer('blende.example/log');
    const hash = toBase64(root);
    const texts = [
      `another.example/log\n1\n${hash}\n`,
      `${ours.name}\n01\n${hash}\n`,
      `${ours.name}\n-1\n${hash}\n`,
      `${ours.name}\n0x1\n${hash}\n`,
      `${ours.name}\n1\n${hash.slice(4)}\n`,
      `${ours.name}\n9999999999999999\n${hash}\n`,
      `${ours.name}\n`,
    ];
    for (const text of texts)
      assert.equal(await openCheckpoint(await signNote(text, ours), ours), undefined, text);
  });
});

test('base64 has one spelling for each value', () => {
  for (const text of ['', 'AA==', 'AAA=', 'AAAA', '+/+/'])
    assert.equal(toBase64(fromBase64(text) ?? new Uint8Array(9)), text);
  for (const text of ['AA', 'AB==', 'A===', '-_-_', 'AA==AA==', 'AA ==', '='])
    assert.equal(fromBase64(text), undefined, text);
});
