import { encode } from 'ts-mls/codec/tlsEncoder.js';
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js';
import type { RatchetTree } from 'ts-mls/ratchetTree.js';
import { treeHashInputEncoder } from 'ts-mls/treeHash.js';
import { isLeaf, left, type NodeIndex, right, rootFromNodeWidth } from 'ts-mls/treemath.js';

/** The tree hash of the subtree under every node, by node index (RFC 9420, section 7.8). */
export async function treeHashes(
  tree: RatchetTree,
  suite: CiphersuiteImpl,
): Promise<ReadonlyMap<number, Uint8Array>> {
  const hashes = new Map<number, Uint8Array>();
  await hashSubtree(tree, rootFromNodeWidth(tree.length), suite, hashes);
  return hashes;
}

async function hashSubtree(
  tree: RatchetTree,
  index: NodeIndex,
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
