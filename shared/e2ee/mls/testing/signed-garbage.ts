import { decodeCommit, encodeCommit } from 'ts-mls/commit.js';
import { createContentCommitSignature } from 'ts-mls/framedContent.js';
import { signGroupInfo } from 'ts-mls/groupInfo.js';
import { decodeMlsMessage } from 'ts-mls/message.js';
import { protectPublicMessage } from 'ts-mls/messageProtectionPublic.js';
import { protectApplicationData } from 'ts-mls/messageProtection.js';
import { decodeRatchetTree } from 'ts-mls/ratchetTree.js';
import { treeHashRoot } from 'ts-mls/treeHash.js';
import { equalBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import { cipherSuite } from '../cipher-suite.ts';
import {
  readGroupInfo,
  readPublicMessage,
  writeGroupInfo,
  writePrivateMessage,
  writePublicMessage,
} from '../read-message.ts';
import type { HostileMember } from './hostile-member.ts';

type Mutate = (bytes: Uint8Array) => Bytes;

/** A commit whose inside is broken and whose signatures and tags are right, or undefined. */
export async function garbledCommit(
  insider: HostileMember,
  mutate: Mutate,
): Promise<Bytes | undefined> {
  const suite = await cipherSuite();
  const { state } = insider;
  const read = readPublicMessage(await insider.commit({}));
  if (read.outcome === 'refused' || read.message.content.contentType !== 'commit') return undefined;
  const { content, auth } = read.message;
  if (auth.contentType !== 'commit') return undefined;
  const sound = encodeCommit(content.commit);
  const broken = mutate(sound);
  const commit = attempt(() => decodeCommit(broken, 0)?.[0]);
  if (commit === undefined || equalBytes(encodeCommit(commit), sound)) return undefined;
  const { framedContent, signature } = await createContentCommitSignature(
    state.groupContext,
    'mls_public_message',
    commit,
    content.sender,
    new Uint8Array(0),
    state.signaturePrivateKey,
    suite.signature,
  );
  const { confirmationTag } = auth;
  const message = await protectPublicMessage(
    state.keySchedule.membershipKey,
    state.groupContext,
    {
      wireformat: 'mls_public_message',
      content: framedContent,
      auth: { contentType: framedContent.contentType, signature, confirmationTag },
    },
    suite,
  );
  return writePublicMessage(message);
}

/** A GroupInfo with a broken tree under its right hash, signed by a member; or undefined. */
export async function garbledGroupInfo(
  groupInfo: Bytes,
  insider: HostileMember,
  mutate: Mutate,
): Promise<Bytes | undefined> {
  const suite = await cipherSuite();
  const read = readGroupInfo(groupInfo);
  if (read.outcome === 'refused') return undefined;
  const { groupContext, confirmationTag } = read.message;
  const extensions = read.message.extensions.map((each) =>
    each.extensionType === 'ratchet_tree'
      ? { ...each, extensionData: mutate(each.extensionData) }
      : each,
  );
  const encoded = extensions.find(({ extensionType }) => extensionType === 'ratchet_tree');
  const tree = attempt(
    () => decodeRatchetTree(encoded?.extensionData ?? new Uint8Array(0), 0)?.[0],
  );
  if (tree === undefined) return undefined;
  const treeHash = await treeHashRoot(tree, suite.hash).catch(() => groupContext.treeHash);
  const signer = insider.state.privatePath.leafIndex;
  const tbs = {
    groupContext: { ...groupContext, treeHash },
    extensions,
    confirmationTag,
    signer,
  };
  const key = insider.state.signaturePrivateKey;
  return writeGroupInfo(await signGroupInfo(tbs, key, suite.signature));
}

/** A sound message of a member with these bytes; the same generation again and again. */
export async function sealedBy(insider: HostileMember, text: Uint8Array): Promise<Bytes> {
  const suite = await cipherSuite();
  const { state } = insider;
  const { privateMessage } = await protectApplicationData(
    state.signaturePrivateKey,
    state.keySchedule.senderDataSecret,
    text,
    new Uint8Array(0),
    state.groupContext,
    state.secretTree,
    state.privatePath.leafIndex,
    state.clientConfig.paddingConfig,
    suite,
  );
  return writePrivateMessage(privateMessage);
}

/** What a reader without a guard does. @throws whatever the library throws. */
export function readUnguarded(bytes: Bytes): void {
  decodeMlsMessage(bytes, 0);
}

function attempt<Value>(decode: () => Value | undefined): Value | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}
