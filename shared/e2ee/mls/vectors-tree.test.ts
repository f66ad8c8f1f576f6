import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { applyUpdatePathSecret } from 'ts-mls/createCommit.js';
import { verifyLeafNodeSignature } from 'ts-mls/leafNode.js';
import { verifyParentHashes } from 'ts-mls/parentHash.js';
import { getCommitSecret } from 'ts-mls/pathSecrets.js';
import { toPrivateKeyPath } from 'ts-mls/privateKeyPath.js';
import { decodeProposal } from 'ts-mls/proposal.js';
import {
  addLeafNode,
  encodeRatchetTree,
  type RatchetTree,
  removeLeafNode,
  resolution,
  updateLeafNode,
} from 'ts-mls/ratchetTree.js';
import { treeHashRoot } from 'ts-mls/treeHash.js';
import { left, parent, right, root, sibling, toLeafIndex, toNodeIndex } from 'ts-mls/treemath.js';
import { applyUpdatePath, createUpdatePath, decodeUpdatePath } from 'ts-mls/updatePath.js';
import { cipherSuite } from './cipher-suite.ts';
import { parentHashesHold } from './parent-hashes.ts';
import { hex } from './testing/small-group.ts';
import { contextOf, decoded, fromHex, pkcs8Of, treeOf } from './testing/vectors.ts';
import { treeHashes } from './tree-hashes.ts';

describe('vectors of the working group for trees', () => {
  test('tree math', () => {
    type Indices = readonly (number | null)[];
    const entries = read('tree-math') as readonly {
      readonly n_leaves: number;
      readonly n_nodes: number;
      readonly root: number;
      readonly left: Indices;
      readonly right: Indices;
      readonly parent: Indices;
      readonly sibling: Indices;
    }[];
    for (const { n_leaves, n_nodes, ...expected } of entries) {
      assert.equal(root(n_leaves), expected.root);
      for (let index = 0; index < n_nodes; index += 1) {
        const node = toNodeIndex(index);
        const of = (compute: () => number) => {
          try {
            return compute();
          } catch {
            return null;
          }
        };
        assert.equal(
          of(() => left(node)),
          expected.left[index],
        );
        assert.equal(
          of(() => right(node)),
          expected.right[index],
        );
        assert.equal(
          of(() => parent(node, n_leaves)),
          expected.parent[index],
        );
        assert.equal(
          of(() => sibling(node, n_leaves)),
          expected.sibling[index],
        );
      }
    }
  });

  test('tree operations', async () => {
    const entries = read('tree-operations') as readonly {
      readonly tree_before: string;
      readonly tree_after: string;
      readonly tree_hash_before: string;
      readonly tree_hash_after: string;
      readonly proposal: string;
      readonly proposal_sender: number;
    }[];
    const { hash } = await cipherSuite();
    for (const entry of entries) {
      const before = treeOf(entry.tree_before);
      assert.equal(hex(await treeHashRoot(before, hash)), entry.tree_hash_before);
      const after = applied(before, entry.proposal, entry.proposal_sender);
      assert.equal(hex(encodeRatchetTree(after)), entry.tree_after);
      assert.equal(hex(await treeHashRoot(after, hash)), entry.tree_hash_after);
    }
  });

  test('tree validation, by our own checks', async () => {
    const entries = read('tree-validation') as readonly {
      readonly tree: string;
      readonly group_id: string;
      readonly tree_hashes: readonly string[];
      readonly resolutions: readonly (readonly number[])[];
    }[];
    const suite = await cipherSuite();
    let checkedByUs = 0;
    for (const entry of entries) {
      const tree = treeOf(entry.tree);
      const hashes = await treeHashes(tree, suite);
      assert.equal(hashes.size, entry.tree_hashes.length);
      for (const [index, expected] of entry.tree_hashes.entries()) {
        assert.equal(hex(hashes.get(index) ?? new Uint8Array()), expected);
        assert.deepEqual(resolution(tree, toNodeIndex(index)), entry.resolutions[index]);
      }
      assert.ok(await verifyParentHashes(tree, suite.hash));
      if (!hasUnmerged(tree)) {
        assert.ok(await parentHashesHold(tree, hashes, suite));
        const changed = withChangedParent(tree);
        const again = await treeHashes(changed, suite);
        if (changed !== tree) assert.ok(!(await parentHashesHold(changed, again, suite)));
        checkedByUs += 1;
      }
      for (const [index, node] of tree.entries()) {
        if (node?.nodeType !== 'leaf') continue;
        const [groupId, leaf] = [fromHex(entry.group_id), index / 2];
        assert.ok(await verifyLeafNodeSignature(node.leaf, groupId, leaf, suite.signature));
        const elsewhere = fromHex('00');
        const isBound = node.leaf.leafNodeSource === 'commit';
        const verified = verifyLeafNodeSignature(node.leaf, elsewhere, leaf, suite.signature);
        if (isBound) assert.ok(!(await verified));
      }
    }
    assert.ok(checkedByUs >= 5, String(checkedByUs));
  });

  test('TreeKEM', async () => {
    const entries = read('treekem') as readonly {
      readonly group_id: string;
      readonly epoch: number;
      readonly confirmed_transcript_hash: string;
      readonly ratchet_tree: string;
      readonly leaves_private: readonly {
        readonly index: number;
        readonly encryption_priv: string;
        readonly signature_priv: string;
        readonly path_secrets: readonly { readonly node: number; readonly path_secret: string }[];
      }[];
      readonly update_paths: readonly {
        readonly sender: number;
        readonly update_path: string;
        readonly path_secrets: readonly (string | null)[];
        readonly commit_secret: string;
        readonly tree_hash_after: string;
      }[];
    }[];
    const suite = await cipherSuite();
    for (const entry of entries) {
      const tree = treeOf(entry.ratchet_tree);
      const context = (treeHash: string, epoch: number) =>
        contextOf({
          groupId: entry.group_id,
          epoch,
          treeHash,
          confirmedTranscriptHash: entry.confirmed_transcript_hash,
        });
      const privatePaths = new Map(
        await Promise.all(
          entry.leaves_private.map(async ({ index, encryption_priv, path_secrets }) => {
            const secrets = path_secrets.map((s) => [s.node, fromHex(s.path_secret)] as const);
            const path = await toPrivateKeyPath(Object.fromEntries(secrets), index, suite);
            path.privateKeys[index * 2] = fromHex(encryption_priv);
            return [index, path] as const;
          }),
        ),
      );
      for (const { sender, ...expected } of entry.update_paths) {
        const from = toLeafIndex(sender);
        const path = decoded(decodeUpdatePath, expected.update_path);
        const after = await applyUpdatePath(tree, from, path, suite.hash);
        assert.equal(hex(await treeHashRoot(after, suite.hash)), expected.tree_hash_after);
        for (const [index, secret] of expected.path_secrets.entries()) {
          const own = privatePaths.get(index);
          if (secret === null || own === undefined) continue;
          const at = context(expected.tree_hash_after, entry.epoch);
          const opened = await applyUpdatePathSecret(after, own, from, at, path, [], suite);
          assert.equal(hex(opened.pathSecret), secret);
          const { nodeIndex, pathSecret } = opened;
          const commitSecret = await getCommitSecret(after, nodeIndex, pathSecret, suite.kdf);
          assert.equal(hex(commitSecret), expected.commit_secret);
        }
        const signer = entry.leaves_private.find(({ index }) => index === sender);
        assert.ok(signer);
        const key = pkcs8Of(signer.signature_priv);
        const before = context(hex(await treeHashRoot(tree, suite.hash)), entry.epoch);
        const [made, madePath, secrets] = await createUpdatePath(tree, from, before, key, suite);
        const last = secrets.at(-1);
        assert.ok(last);
        const lastNode = toNodeIndex(last.nodeIndex);
        const wanted = await getCommitSecret(made, lastNode, last.secret, suite.kdf);
        const madeHash = hex(await treeHashRoot(made, suite.hash));
        const merged = await applyUpdatePath(tree, from, madePath, suite.hash);
        for (const [index, own] of privatePaths) {
          if (index === sender) continue;
          const at = context(madeHash, entry.epoch + 1);
          const opened = await applyUpdatePathSecret(merged, own, from, at, madePath, [], suite);
          const { nodeIndex, pathSecret } = opened;
          const commitSecret = await getCommitSecret(merged, nodeIndex, pathSecret, suite.kdf);
          assert.equal(hex(commitSecret), hex(wanted));
        }
      }
    }
  });
});

function applied(tree: RatchetTree, encoded: string, sender: number): RatchetTree {
  const proposal = decoded(decodeProposal, encoded);
  if ('add' in proposal) return addLeafNode(tree, proposal.add.keyPackage.leafNode)[0];
  if ('update' in proposal)
    return updateLeafNode(tree, proposal.update.leafNode, toLeafIndex(sender));
  if ('remove' in proposal) return removeLeafNode(tree, toLeafIndex(proposal.remove.removed));
  throw new Error('unknown proposal');
}

function hasUnmerged(tree: RatchetTree): boolean {
  return tree.some((node) => node?.nodeType === 'parent' && node.parent.unmergedLeaves.length > 0);
}

/** Another key at the first parent, so that whoever made it does not fit any more. */
function withChangedParent(tree: RatchetTree): RatchetTree {
  const at = tree.findIndex((node) => node?.nodeType === 'parent');
  const node = tree[at];
  if (node?.nodeType !== 'parent') return tree;
  return tree.with(at, {
    nodeType: 'parent',
    parent: { ...node.parent, hpkePublicKey: new Uint8Array(32) },
  });
}

function read(name: string): unknown {
  const path = join(import.meta.dirname, 'testing/vectors', `${name}.json`);
  return JSON.parse(readFileSync(path, 'utf8'));
}
