import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { equalBytes } from '@blende/shared/basics/bytes.ts';
import { encode } from 'ts-mls/codec/tlsEncoder.js';
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js';
import type { GroupContext } from 'ts-mls/groupContext.js';
import { verifyLeafNodeSignature } from 'ts-mls/leafNode.js';
import { parentHashInputEncoder } from 'ts-mls/parentHash.js';
import { getHpkePublicKey, type RatchetTree, resolution } from 'ts-mls/ratchetTree.js';
import { treeHashInputEncoder } from 'ts-mls/treeHash.js';
import { isLeaf, left, right, rootFromNodeWidth, toNodeIndex } from 'ts-mls/treemath.js';
import type { CheckedCredentials } from './checked-credentials.ts';
import { candidateOf } from './leaf.ts';
import { HPKE_KEY_BYTES, MAX_TREE_NODES } from './limits.ts';
import { refused, type RefusedByGroup } from './refusal.ts';

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
  const hashes = new Map<number, Uint8Array>();
  const root = await hashSubtree(tree, rootFromNodeWidth(tree.length), suite, hashes);
  if (!equalBytes(root, context.treeHash)) return refused('bad-tree');
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

async function checkLeaves(
  tree: RatchetTree,
  context: GroupContext,
  credentials: CheckedCredentials,
  suite: CiphersuiteImpl,
): Promise<RefusedByGroup | undefined> {
  for (const [index, node] of tree.entries()) {
    if (node?.nodeType !== 'leaf') continue;
    const candidate = candidateOf(node.leaf);
    if (candidate === undefined) return refused('bad-tree');
    const { groupId } = context;
    if (!(await verifyLeafNodeSignature(node.leaf, groupId, index / 2, suite.signature)))
      return refused('not-authentic');
    if (!(await credentials.isGood(candidate))) return refused('bad-credential');
  }
  return undefined;
}

/** RFC 9420, section 7.8; keeps the hash of every subtree. */
async function hashSubtree(
  tree: RatchetTree,
  index: ReturnType<typeof toNodeIndex>,
  suite: CiphersuiteImpl,
  hashes: Map<number, Uint8Array>,
): Promise<Uint8Array> {
  const node = tree[index];
  const input: Parameters<typeof treeHashInputEncoder>[0] = isLeaf(index)
    ? {
        nodeType: 'leaf',
        leafIndex: index / 2,
        leafNode: node?.nodeType === 'leaf' ? node.leaf : undefined,
      }
    : {
        nodeType: 'parent',
        parentNode: node?.nodeType === 'parent' ? node.parent : undefined,
        leftHash: await hashSubtree(tree, left(index), suite, hashes),
        rightHash: await hashSubtree(tree, right(index), suite, hashes),
      };
  const digest = await suite.hash.digest(encode(treeHashInputEncoder)(input));
  hashes.set(index, digest);
  return digest;
}

/** Every parent must have been made by the commit of exactly one node below it. */
async function parentHashesHold(
  tree: RatchetTree,
  hashes: ReadonlyMap<number, Uint8Array>,
  suite: CiphersuiteImpl,
): Promise<boolean> {
  for (const [at, node] of tree.entries()) {
    if (node?.nodeType !== 'parent') continue;
    const index = toNodeIndex(at);
    const sides = [
      [left(index), right(index)],
      [right(index), left(index)],
    ] as const;
    let makers = 0;
    for (const [child, sibling] of sides) {
      const below = resolution(tree, child);
      const maker = below.length === 1 ? tree[below[0] ?? 0] : undefined;
      const originalSiblingTreeHash = hashes.get(sibling);
      if (maker === undefined || originalSiblingTreeHash === undefined) continue;
      const { hpkePublicKey: encryptionKey, parentHash } = node.parent;
      const input = { encryptionKey, parentHash, originalSiblingTreeHash };
      const expected = await suite.hash.digest(encode(parentHashInputEncoder)(input));
      if (equalBytes(expected, parentHashIn(maker))) makers += 1;
    }
    if (makers !== 1) return false;
  }
  return true;
}

function parentHashIn(node: NonNullable<RatchetTree[number]>): Uint8Array {
  if (node.nodeType === 'parent') return node.parent.parentHash;
  return node.leaf.leafNodeSource === 'commit' ? node.leaf.parentHash : new Uint8Array(0);
}
