import { equalBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import type { ClientState } from 'ts-mls/clientState.js';
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js';
import { unprotectPrivateMessage } from 'ts-mls/messageProtection.js';
import type { SecretTree } from 'ts-mls/secretTree.js';
import { getSignaturePublicKeyFromLeafIndex, type RatchetTree } from 'ts-mls/ratchetTree.js';
import { toLeafIndex } from 'ts-mls/treemath.js';
import { owned } from './owned-bytes.ts';
import { readPrivateMessage } from './read-message.ts';
import { refused, type RefusedByGroup } from './refusal.ts';

type Opened = {
  readonly outcome: 'opened';
  readonly leaf: number;
  readonly text: Bytes;
  readonly epoch: bigint;
  /** With the ratchet of the sender moved on. */
  readonly secretTree: SecretTree;
  /** To be zeroed. */
  readonly consumed: readonly Uint8Array[];
};

/**
 * Opens application data of this epoch, or of one of the last before it by somebody who still is a member.
 * The library would not say who sent it.
 */
export async function openMessage(
  bytes: Bytes,
  state: ClientState,
  suite: CiphersuiteImpl,
): Promise<Opened | RefusedByGroup> {
  const read = readPrivateMessage(bytes);
  if (read.outcome === 'refused') return read;
  const { groupId, epoch, contentType } = read.message;
  if (!equalBytes(groupId, state.groupContext.groupId)) return refused('wrong-group');
  if (contentType !== 'application') return refused('proposal-not-allowed');
  const isNow = epoch === state.groupContext.epoch;
  const keys = isNow
    ? { ...state, senderDataSecret: state.keySchedule.senderDataSecret }
    : state.historicalReceiverData.get(epoch);
  if (keys === undefined) return refused('wrong-epoch');
  try {
    const { content, tree, consumed } = await unprotectPrivateMessage(
      keys.senderDataSecret,
      read.message,
      keys.secretTree,
      keys.ratchetTree,
      keys.groupContext,
      state.clientConfig.keyRetentionConfig,
      suite,
    );
    const { sender } = content.content;
    if (content.content.contentType !== 'application' || sender.senderType !== 'member')
      return refused('malformed');
    const leaf = sender.leafIndex;
    if (!isNow && !isStillThere(leaf, keys.ratchetTree, state.ratchetTree))
      return refused('unknown-sender');
    const text = owned(content.content.applicationData);
    return { outcome: 'opened', leaf, text, epoch, secretTree: tree, consumed };
  } catch {
    return refused('not-authentic');
  }
}

function isStillThere(leaf: number, before: RatchetTree, now: RatchetTree): boolean {
  if (now[leaf * 2]?.nodeType !== 'leaf') return false;
  const keyIn = (tree: RatchetTree) => getSignaturePublicKeyFromLeafIndex(tree, toLeafIndex(leaf));
  return equalBytes(keyIn(before), keyIn(now));
}
