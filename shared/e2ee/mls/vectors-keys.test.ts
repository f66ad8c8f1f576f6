import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { decodeAuthenticatedContent } from 'ts-mls/authenticatedContent.js';
import { refhash } from 'ts-mls/crypto/hash.js';
import { decryptWithLabel, encryptWithLabel } from 'ts-mls/crypto/hpke.js';
import { deriveSecret, deriveTreeSecret, expandWithLabel } from 'ts-mls/crypto/kdf.js';
import { signWithLabel, verifyWithLabel } from 'ts-mls/crypto/signature.js';
import { verifyConfirmationTag } from 'ts-mls/framedContent.js';
import { encodeGroupContext } from 'ts-mls/groupContext.js';
import { initializeEpoch, mlsExporter } from 'ts-mls/keySchedule.js';
import { computePskSecret, type PreSharedKeyID } from 'ts-mls/presharedkey.js';
import { createSecretTree, deriveKey, deriveNonce, ratchetUntil } from 'ts-mls/secretTree.js';
import { expandSenderDataKey, expandSenderDataNonce } from 'ts-mls/sender.js';
import { createConfirmedHash, createInterimHash } from 'ts-mls/transcriptHash.js';
import { utf8 } from '@blende/shared/basics/bytes.ts';
import { cipherSuite } from './cipher-suite.ts';
import { hex } from './testing/small-group.ts';
import { contextOf, decoded, fromHex, pkcs8Of } from './testing/vectors.ts';

type Fields = Readonly<Record<string, string>>;

describe('vectors of the working group for keys', () => {
  test('crypto basics', async () => {
    type Numbered = Fields & { readonly length: number; readonly generation: number };
    const entries = read('crypto-basics') as readonly {
      readonly ref_hash: Fields;
      readonly expand_with_label: Numbered;
      readonly derive_secret: Fields;
      readonly derive_tree_secret: Numbered;
      readonly sign_with_label: Fields;
      readonly encrypt_with_label: Fields;
    }[];
    const { hash, kdf, signature, hpke } = await cipherSuite();
    for (const entry of entries) {
      const ref = entry.ref_hash;
      assert.equal(hex(await refhash(text(ref, 'label'), bytes(ref, 'value'), hash)), ref['out']);
      const ex = entry.expand_with_label;
      const secret = bytes(ex, 'secret');
      const context = bytes(ex, 'context');
      const expanded = await expandWithLabel(secret, text(ex, 'label'), context, ex.length, kdf);
      assert.equal(hex(expanded), ex['out']);
      const de = entry.derive_secret;
      const derived = await deriveSecret(bytes(de, 'secret'), text(de, 'label'), kdf);
      assert.equal(hex(derived), de['out']);
      const tr = entry.derive_tree_secret;
      const ofTree = await deriveTreeSecret(
        bytes(tr, 'secret'),
        text(tr, 'label'),
        tr.generation,
        tr.length,
        kdf,
      );
      assert.equal(hex(ofTree), tr['out']);

      const si = entry.sign_with_label;
      const [pub, label, content] = [bytes(si, 'pub'), text(si, 'label'), bytes(si, 'content')];
      const own = await signWithLabel(pkcs8Of(text(si, 'priv')), label, content, signature);
      for (const signed of [bytes(si, 'signature'), own])
        assert.ok(await verifyWithLabel(pub, label, content, signed, signature));
      const other = utf8('other');
      assert.ok(!(await verifyWithLabel(pub, label, other, own, signature)));

      const en = entry.encrypt_with_label;
      const key = await hpke.importPrivateKey(bytes(en, 'priv'));
      const to = await hpke.importPublicKey(bytes(en, 'pub'));
      const info = [text(en, 'label'), bytes(en, 'context')] as const;
      const again = await encryptWithLabel(to, ...info, bytes(en, 'plaintext'), hpke);
      for (const [kem, sealed] of [
        [bytes(en, 'kem_output'), bytes(en, 'ciphertext')],
        [again.enc, again.ct],
      ] as const)
        assert.equal(hex(await decryptWithLabel(key, ...info, kem, sealed, hpke)), en['plaintext']);
    }
  });

  test('key schedule', async () => {
    type Epoch = Fields & {
      readonly exporter: Fields & { readonly length: number };
    };
    const entries = read('key-schedule') as readonly {
      readonly group_id: string;
      readonly initial_init_secret: string;
      readonly epochs: readonly Epoch[];
    }[];
    const suite = await cipherSuite();
    for (const { group_id, initial_init_secret, epochs } of entries) {
      let initSecret: Uint8Array = fromHex(initial_init_secret);
      for (const [epoch, entry] of epochs.entries()) {
        const context = contextOf({
          groupId: group_id,
          epoch,
          treeHash: text(entry, 'tree_hash'),
          confirmedTranscriptHash: text(entry, 'confirmed_transcript_hash'),
        });
        assert.equal(hex(encodeGroupContext(context)), entry['group_context']);
        const { keySchedule, ...secrets } = await initializeEpoch(
          initSecret,
          bytes(entry, 'commit_secret'),
          context,
          bytes(entry, 'psk_secret'),
          suite.kdf,
        );
        const all = Object.entries({ ...keySchedule, ...secrets });
        assert.equal(all.length, 11);
        for (const [name, value] of all) {
          const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
          assert.equal(hex(value), entry[snake], snake);
        }
        const external = await suite.hpke.deriveKeyPair(keySchedule.externalSecret);
        const externalPub = hex(await suite.hpke.exportPublicKey(external.publicKey));
        assert.equal(externalPub, entry['external_pub']);
        const ex = entry.exporter;
        const exported = await mlsExporter(
          keySchedule.exporterSecret,
          text(ex, 'label'),
          bytes(ex, 'context'),
          ex.length,
          suite,
        );
        assert.equal(hex(exported), ex['secret']);
        initSecret = keySchedule.initSecret;
      }
    }
  });

  test('pre-shared keys', async () => {
    const entries = read('psk_secret') as readonly {
      readonly psks: readonly Fields[];
      readonly psk_secret: string;
    }[];
    const suite = await cipherSuite();
    for (const { psks, psk_secret } of entries) {
      const keys = psks.map((psk): [PreSharedKeyID, Uint8Array] => [
        {
          psktype: 'external',
          pskId: bytes(psk, 'psk_id'),
          pskNonce: bytes(psk, 'psk_nonce'),
        },
        bytes(psk, 'psk'),
      ]);
      assert.equal(hex(await computePskSecret(keys, suite)), psk_secret);
    }
  });

  test('transcript hashes', async () => {
    const { hash } = await cipherSuite();
    for (const entry of read('transcript-hashes') as readonly Fields[]) {
      const { wireformat, content, auth } = decoded(
        decodeAuthenticatedContent,
        text(entry, 'authenticated_content'),
      );
      if (content.contentType !== 'commit' || auth.contentType !== 'commit')
        throw new Error('no commit');
      const before = bytes(entry, 'interim_transcript_hash_before');
      const input = { wireformat, content, signature: auth.signature };
      const confirmed = await createConfirmedHash(before, input, hash);
      assert.equal(hex(confirmed), entry['confirmed_transcript_hash_after']);
      const interim = await createInterimHash(confirmed, auth.confirmationTag, hash);
      assert.equal(hex(interim), entry['interim_transcript_hash_after']);
      const key = bytes(entry, 'confirmation_key');
      assert.ok(await verifyConfirmationTag(key, auth.confirmationTag, confirmed, hash));
      assert.ok(!(await verifyConfirmationTag(key, interim, confirmed, hash)));
    }
  });

  test('secret tree', async () => {
    type Generation = Fields & { readonly generation: number };
    const entries = read('secret-tree') as readonly {
      readonly encryption_secret: string;
      readonly sender_data: Fields;
      readonly leaves: readonly (readonly Generation[])[];
    }[];
    const suite = await cipherSuite();
    const keep = { retainKeysForEpochs: 1, retainKeysForGenerations: 64 };
    const config = { ...keep, maximumForwardRatchetSteps: 256 };
    for (const { encryption_secret, sender_data, leaves } of entries) {
      const from = bytes(sender_data, 'sender_data_secret');
      const sample = bytes(sender_data, 'ciphertext');
      assert.equal(hex(await expandSenderDataKey(suite, from, sample)), sender_data['key']);
      assert.equal(hex(await expandSenderDataNonce(suite, from, sample)), sender_data['nonce']);
      const root = fromHex(encryption_secret);
      const tree = await createSecretTree(leaves.length, root, suite.kdf);
      for (const [leaf, generations] of leaves.entries()) {
        for (const entry of generations) {
          for (const kind of ['application', 'handshake'] as const) {
            const ratchet = tree[leaf * 2]?.[kind];
            assert.ok(ratchet);
            const [{ secret }] = await ratchetUntil(ratchet, entry.generation, config, suite.kdf);
            const key = await deriveKey(secret, entry.generation, suite);
            const nonce = await deriveNonce(secret, entry.generation, suite);
            assert.equal(hex(key), entry[`${kind}_key`]);
            assert.equal(hex(nonce), entry[`${kind}_nonce`]);
          }
        }
      }
    }
  });
});

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (value === undefined) throw new Error(`no ${name}`);
  return value;
}

function bytes(fields: Fields, name: string): Uint8Array {
  return fromHex(text(fields, name));
}

function read(name: string): unknown {
  const path = join(import.meta.dirname, 'testing/vectors', `${name}.json`);
  return JSON.parse(readFileSync(path, 'utf8'));
}
