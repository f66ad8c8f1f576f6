import type { ClientState } from 'ts-mls/clientState.js';
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js';
import type { Extension } from 'ts-mls/extension.js';
import type { Proposal } from 'ts-mls/proposal.js';
import { removeLeafNode } from 'ts-mls/ratchetTree.js';
import { toLeafIndex } from 'ts-mls/treemath.js';
import { buildCommit } from './build-commit.ts';
import { HASH_BYTES } from './limits.ts';

/**
 * A member's commit: fresh keys for the member, removals, other options.
 * @throws RangeError if there is nobody at one of the leaves, or it is the member's own.
 */
export function memberCommit(
  state: ClientState,
  change: { readonly remove?: readonly number[]; readonly extensions?: readonly Extension[] },
  suite: CiphersuiteImpl,
): ReturnType<typeof buildCommit> {
  const { ratchetTree, privatePath, groupContext, keySchedule } = state;
  const removed = change.remove ?? [];
  const isThere = (leaf: number) =>
    ratchetTree[leaf * 2]?.nodeType === 'leaf' && leaf !== privatePath.leafIndex;
  if (!removed.every(isThere)) throw new RangeError('nobody to remove');
  const extensions = [...(change.extensions ?? groupContext.extensions)];
  const proposals: Proposal[] = removed.map((leaf) => ({
    proposalType: 'remove',
    remove: { removed: leaf },
  }));
  if (change.extensions !== undefined)
    proposals.push({
      proposalType: 'group_context_extensions',
      groupContextExtensions: { extensions },
    });
  return buildCommit({
    suite,
    context: groupContext,
    confirmationTag: state.confirmationTag,
    membershipKey: keySchedule.membershipKey,
    initSecret: keySchedule.initSecret,
    sender: { senderType: 'member', leafIndex: privatePath.leafIndex },
    ownLeaf: privatePath.leafIndex,
    signingKey: state.signaturePrivateKey,
    proposals,
    tree: removed.reduce((tree, leaf) => removeLeafNode(tree, toLeafIndex(leaf)), ratchetTree),
    extensions,
    pskSecret: new Uint8Array(HASH_BYTES),
    privateKeys: privatePath.privateKeys,
    config: state.clientConfig,
  });
}
