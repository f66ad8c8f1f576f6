import { equalBytes } from '@blende/shared/basics/bytes.ts';
import { encode } from 'ts-mls/codec/tlsEncoder.js';
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js';
import { parentHashInputEncoder } from 'ts-mls/parentHash.js';
import { type RatchetTree, resolution } from 'ts-mls/ratchetTree.js';
import { left, right, toNodeIndex } from 'ts-mls/treemath.js';

/**
 * Was every parent made by the commit of exactly one node below it (RFC 9420, section 7.9.2)? For
 * trees without unmerged leaves, with their tree hashes.
 */
export async function parentHashesHold(
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
