import assert from 'node:assert/strict';
import { createHash, hkdfSync } from 'node:crypto';
import { describe, it } from 'node:test';
import { utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { deriveLinkKeys, labelledHash, LINK_SECRET_BYTES } from './link-keys.ts';

const linkSecret = new Uint8Array(LINK_SECRET_BYTES).map((_, index) => index);

describe('link keys', () => {
  it('agree with an independent HKDF (RFC 5869)', async () => {
    const { accessProof, externalPsk } = await deriveLinkKeys(new Secret(linkSecret));
    const expected = (label: string) =>
      new Uint8Array(hkdfSync('sha256', linkSecret, '', label, 32));
    assert.deepEqual(accessProof.reveal(), expected('blende 1 access proof'));
    assert.deepEqual(externalPsk.reveal(), expected('blende 1 external psk'));
  });

  it('do not tell the wrap key to somebody who holds the access proof', async () => {
    const { accessProof, wrapKey } = await deriveLinkKeys(new Secret(linkSecret));
    const iv = new Uint8Array(12);
    const sealed = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv },
      wrapKey.reveal(),
      utf8('Änne'),
    );
    const guess = await crypto.subtle.importKey('raw', accessProof.reveal(), 'AES-GCM', false, [
      'decrypt',
    ]);
    await assert.rejects(crypto.subtle.decrypt({ name: 'AES-GCM', iv }, guess, sealed));
    await assert.rejects(crypto.subtle.exportKey('raw', wrapKey.reveal()));
  });

  it('need a link secret of the right length', async () => {
    for (const length of [0, LINK_SECRET_BYTES - 1, LINK_SECRET_BYTES + 1]) {
      await assert.rejects(deriveLinkKeys(new Secret(new Uint8Array(length))), RangeError);
    }
  });
});

describe('the labelled hash', () => {
  it('is SHA-256 over length-framed parts', async () => {
    const expected = createHash('sha256')
      .update(Buffer.concat([frame(utf8('label')), frame(utf8('ab')), frame(utf8(''))]))
      .digest();
    assert.deepEqual(await labelledHash('label', utf8('ab'), utf8('')), new Uint8Array(expected));
  });

  it('tells apart what plain joining would confuse', async () => {
    const hashes = await Promise.all([
      labelledHash('l', utf8('ab'), utf8('c')),
      labelledHash('l', utf8('a'), utf8('bc')),
      labelledHash('l', utf8('abc')),
      labelledHash('la', utf8('b'), utf8('c')),
    ]);
    assert.equal(new Set(hashes.map((hash) => hash.join())).size, hashes.length);
  });
});

function frame(part: Bytes): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(part.length);
  return Buffer.concat([length, part]);
}
