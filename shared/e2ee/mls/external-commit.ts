import { exportSecret } from 'ts-mls/clientState.js';
import type { ClientConfig } from 'ts-mls/clientConfig.js';
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js';
import type { GroupInfo } from 'ts-mls/groupInfo.js';
import type { Proposal } from 'ts-mls/proposal.js';
import { accumulatePskSecret, type PskIndex } from 'ts-mls/pskIndex.js';
import { addLeafNode, removeLeafNode, type RatchetTree } from 'ts-mls/ratchetTree.js';
import { nodeToLeafIndex, toLeafIndex } from 'ts-mls/treemath.js';
import { buildCommit } from './build-commit.ts';
import type { OwnIdentity } from './group-keys.ts';
import { placeholderLeaf } from './leaf.ts';
import { HASH_BYTES } from './limits.ts';

/**
 * The commit with which somebody adds themselves (RFC 9420, section 12.4.3.2). The library's own
 * takes no proposals: it can show no PSK and computes the epoch as if there were none.
 */
export async function externalCommit(join: {
  readonly suite: CiphersuiteImpl;
  readonly own: OwnIdentity;
  readonly info: GroupInfo;
  readonly tree: RatchetTree;
  readonly externalPub: Uint8Array;
  readonly proposals: readonly Proposal[];
  readonly psks: PskIndex;
  readonly config: ClientConfig;
  readonly authenticatedData?: Uint8Array;
}): ReturnType<typeof buildCommit> {
  const { suite, own, info, proposals } = join;
  const pskIds = proposals.flatMap((p) => ('psk' in p ? [p.psk.preSharedKeyId] : []));
  const zeroes = new Uint8Array(HASH_BYTES);
  const [pskSecret] = await accumulatePskSecret(pskIds, join.psks, suite, zeroes);
  const { enc, secret } = await exportSecret(join.externalPub, suite);
  const removed = proposals.flatMap((p) => ('remove' in p ? [p.remove.removed] : []));
  const without = removed.reduce(
    (tree, leaf) => removeLeafNode(tree, toLeafIndex(leaf)),
    join.tree,
  );
  const [tree, node] = addLeafNode(without, placeholderLeaf(own));
  const built = await buildCommit({
    suite,
    context: info.groupContext,
    confirmationTag: info.confirmationTag,
    membershipKey: new Uint8Array(0),
    initSecret: secret,
    sender: { senderType: 'new_member_commit' },
    ownLeaf: nodeToLeafIndex(node),
    signingKey: own.signingKey.reveal(),
    proposals: [{ proposalType: 'external_init', externalInit: { kemOutput: enc } }, ...proposals],
    tree,
    extensions: info.groupContext.extensions,
    pskSecret,
    privateKeys: {},
    config: join.config,
    ...(join.authenticatedData === undefined ? {} : { authenticatedData: join.authenticatedData }),
  });
  for (const used of [secret, pskSecret]) used.fill(0);
  return built;
}
