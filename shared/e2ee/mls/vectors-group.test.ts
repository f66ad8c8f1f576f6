import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { joinGroup, makePskIndex } from 'ts-mls/clientState.js';
import { encodeCommit } from 'ts-mls/commit.js';
import { decodeMlsMessage, type MLSMessage } from 'ts-mls/message.js';
import { protectApplicationData, unprotectPrivateMessage } from 'ts-mls/messageProtection.js';
import { unprotectPublicMessage } from 'ts-mls/messageProtectionPublic.js';
import { processPrivateMessage, processPublicMessage } from 'ts-mls/processMessages.js';
import { encodeProposal } from 'ts-mls/proposal.js';
import type { RatchetTree } from 'ts-mls/ratchetTree.js';
import { createSecretTree } from 'ts-mls/secretTree.js';
import { bytesToBase64 } from 'ts-mls/util/byteArray.js';
import { CheckedCredentials } from './checked-credentials.ts';
import { cipherSuite } from './cipher-suite.ts';
import { placeholderLeaf } from './leaf.ts';
import { hex, OPEN_RULES } from './testing/small-group.ts';
import { contextOf, decoded, fromHex, pkcs8Of, treeOf } from './testing/vectors.ts';

const CONFIG = new CheckedCredentials(OPEN_RULES).clientConfig();

describe('vectors of the working group for messages and groups', () => {
  test('message protection', async () => {
    const entries = read('message-protection') as readonly {
      readonly group_id: string;
      readonly epoch: number;
      readonly tree_hash: string;
      readonly confirmed_transcript_hash: string;
      readonly signature_priv: string;
      readonly signature_pub: string;
      readonly encryption_secret: string;
      readonly sender_data_secret: string;
      readonly membership_key: string;
      readonly proposal: string;
      readonly proposal_pub: string;
      readonly proposal_priv: string;
      readonly commit: string;
      readonly commit_pub: string;
      readonly commit_priv: string;
      readonly application: string;
      readonly application_priv: string;
    }[];
    const suite = await cipherSuite();
    for (const entry of entries) {
      const context = contextOf({
        groupId: entry.group_id,
        epoch: entry.epoch,
        treeHash: entry.tree_hash,
        confirmedTranscriptHash: entry.confirmed_transcript_hash,
      });
      const signer = fromHex(entry.signature_pub);
      const leaf = {
        nodeType: 'leaf',
        leaf: placeholderLeaf({ identity: signer, signatureKey: signer }),
      } as const;
      const tree: RatchetTree = [leaf, undefined, leaf];
      const senderData = fromHex(entry.sender_data_secret);
      const secrets = await createSecretTree(2, fromHex(entry.encryption_secret), suite.kdf);
      const retention = CONFIG.keyRetentionConfig;
      const unprotect = async (message: MLSMessage): Promise<string> => {
        if (message.wireformat !== 'mls_private_message') throw new Error('not private');
        const { privateMessage } = message;
        const { content } = await unprotectPrivateMessage(
          senderData,
          privateMessage,
          secrets,
          tree,
          context,
          retention,
          suite,
        );
        return raw(content.content);
      };
      const key = fromHex(entry.membership_key);
      for (const [encoded, expected] of [
        [entry.proposal_pub, entry.proposal],
        [entry.commit_pub, entry.commit],
      ] as const) {
        const message = decoded(decodeMlsMessage, encoded);
        assert.ok(message.wireformat === 'mls_public_message');
        const { publicMessage } = message;
        const sound = await unprotectPublicMessage(key, context, tree, publicMessage, suite);
        assert.equal(raw(sound.content), expected);
        const other = new Uint8Array(32);
        await assert.rejects(unprotectPublicMessage(other, context, tree, publicMessage, suite));
      }
      for (const [encoded, expected] of [
        [entry.proposal_priv, entry.proposal],
        [entry.commit_priv, entry.commit],
        [entry.application_priv, entry.application],
      ] as const)
        assert.equal(await unprotect(decoded(decodeMlsMessage, encoded)), expected);
      const { privateMessage } = await protectApplicationData(
        pkcs8Of(entry.signature_priv),
        senderData,
        fromHex(entry.application),
        new Uint8Array(0),
        context,
        secrets,
        1,
        CONFIG.paddingConfig,
        suite,
      );
      const own = { version: 'mls10', wireformat: 'mls_private_message', privateMessage } as const;
      assert.equal(await unprotect(own), entry.application);
    }
  });

  test('commits of others, followed', async () => {
    const entries = read('passive-client-handling-commit') as readonly {
      readonly external_psks: readonly { readonly psk_id: string; readonly psk: string }[];
      readonly key_package: string;
      readonly signature_priv: string;
      readonly encryption_priv: string;
      readonly init_priv: string;
      readonly welcome: string;
      readonly ratchet_tree: string | null;
      readonly initial_epoch_authenticator: string;
      readonly epochs: readonly {
        readonly proposals: readonly string[];
        readonly commit: string;
        readonly epoch_authenticator: string;
      }[];
    }[];
    const suite = await cipherSuite();
    let followed = 0;
    for (const entry of entries) {
      const packed = decoded(decodeMlsMessage, entry.key_package);
      const welcomed = decoded(decodeMlsMessage, entry.welcome);
      assert.ok(packed.wireformat === 'mls_key_package');
      assert.ok(welcomed.wireformat === 'mls_welcome');
      const psks = entry.external_psks.map(
        ({ psk_id, psk }) => [bytesToBase64(fromHex(psk_id)), fromHex(psk)] as const,
      );
      let state = await joinGroup(
        welcomed.welcome,
        packed.keyPackage,
        {
          initPrivateKey: fromHex(entry.init_priv),
          hpkePrivateKey: fromHex(entry.encryption_priv),
          signaturePrivateKey: pkcs8Of(entry.signature_priv),
        },
        makePskIndex(undefined, Object.fromEntries(psks)),
        suite,
        entry.ratchet_tree === null ? undefined : treeOf(entry.ratchet_tree),
        undefined,
        CONFIG,
      );
      const authenticator = () => hex(state.keySchedule.epochAuthenticator);
      assert.equal(authenticator(), entry.initial_epoch_authenticator);
      for (const { proposals, commit, epoch_authenticator } of entry.epochs) {
        for (const encoded of [...proposals, commit]) {
          const message = decoded(decodeMlsMessage, encoded);
          const index = makePskIndex(state, Object.fromEntries(psks));
          if (message.wireformat === 'mls_public_message')
            state = (await processPublicMessage(state, message.publicMessage, index, suite))
              .newState;
          else if (message.wireformat === 'mls_private_message')
            state = (await processPrivateMessage(state, message.privateMessage, index, suite))
              .newState;
        }
        assert.equal(authenticator(), epoch_authenticator);
        followed += 1;
      }
    }
    assert.ok(followed >= 5, String(followed));
  });
});

type Content = Awaited<ReturnType<typeof unprotectPrivateMessage>>['content']['content'];

function raw(content: Content): string {
  if (content.contentType === 'application') return hex(content.applicationData);
  if (content.contentType === 'proposal') return hex(encodeProposal(content.proposal));
  return hex(encodeCommit(content.commit));
}

function read(name: string): unknown {
  const path = join(import.meta.dirname, 'testing/vectors', `${name}.json`);
  return JSON.parse(readFileSync(path, 'utf8'));
}
