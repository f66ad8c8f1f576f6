import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { equalBytes } from '@blende/shared/basics/bytes.ts';
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js';
import type { GroupContext } from 'ts-mls/groupContext.js';
import { verifyLeafNodeSignature } from 'ts-mls/leafNode.js';
import { getHpkePublicKey, type RatchetTree } from 'ts-mls/ratchetTree.js';
import { isLeaf, rootFromNodeWidth, toNodeIndex } from 'ts-mls/treemath.js';
import type { CheckedCredentials } from './checked-credentials.ts';
import { candidateOf } from './leaf.ts';
import { HPKE_KEY_BYTES, MAX_TREE_NODES } from './limits.ts';
import { parentHashesHold } from './parent-hashes.ts';
import { refused, type RefusedByGroup } from './refusal.ts';
import { treeHashes } from './tree-hashes.ts';

/**
 * Checks the tree of a group before it is joined (RFC 9420, section 12.4.3.1): shape, keys once
 * only, every leaf signed and good for this group, parent hashes (section 7.9.2), tree hash.
 *
 * Nobody is ever added without a path, so a parent with unmerged leaves has no business here and is
 * refused. That also keeps clear of the library's own check, which refuses sound trees that have
 * them (ts-mls, issue 721), and which computes the hash of every subtree again for each leaf.
 */
export async function checkTree(
  tree: RatchetTree,
  context: GroupContext,
  credentials: CheckedCredentials,
  suite: CiphersuiteImpl,
): Promise<RefusedByGroup | undefined> {
  if (tree.length > MAX_TREE_NODES) return refused('too-large');
  if (!hasShape(tree)) return refused('bad-tree');
  if (hasKeyTwice(tree)) return refused('key-reused');
  const hashes = await treeHashes(tree, suite);
  const root = hashes.get(rootFromNodeWidth(tree.length));
  if (root === undefined || !equalBytes(root, context.treeHash)) return refused('bad-tree');
  if (!(await parentHashesHold(tree, hashes, suite))) return refused('bad-tree');
  return checkLeaves(tree, context, credentials, suite);
}

function hasShape(tree: RatchetTree): boolean {
  return tree.every((node, index) => {
    if (node === undefined) return true;
    if (isLeaf(toNodeIndex(index))) return node.nodeType === 'leaf';
    if (node.nodeType === 'leaf' || node.parent.unmergedLeaves.length > 0) return false;
    return node.parent.hpkePublicKey.length === HPKE_KEY_BYTES;
  });
}

function hasKeyTwice(tree: RatchetTree): boolean {
  const nodes = tree.filter((node) => node !== undefined);
  const signing = nodes.flatMap((n) => (n.nodeType === 'leaf' ? [n.leaf.signaturePublicKey] : []));
  const isTwice = (keys: readonly Uint8Array[]) =>
    new Set(keys.map((key) => toBase64url(new Uint8Array(key)))).size < keys.length;
  return isTwice(nodes.map(getHpkePublicKey)) || isTwice(signing);
}

/** All at once: each signature waits for WebCrypto, not for the one before. */
async function checkLeaves(
  tree: RatchetTree,
  context: GroupContext,
  credentials: CheckedCredentials,
  suite: CiphersuiteImpl,
): Promise<RefusedByGroup | undefined> {
  const answers = await Promise.all(
    tree.map(async (node, index) => {
      if (node?.nodeType !== 'leaf') return undefined;
      const candidate = candidateOf(node.leaf);
      if (candidate === undefined) return refused('bad-tree');
      const [at, { signature }] = [index / 2, suite];
      if (!(await verifyLeafNodeSignature(node.leaf, context.groupId, at, signature)))
        return refused('not-authentic');
      return (await credentials.isGood(candidate)) ? undefined : refused('bad-credential');
    }),
  );
  return answers.find((answer) => answer !== undefined);
}
