import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { signGroupInfo } from 'ts-mls/groupInfo.js';
import { decodeRatchetTree, encodeRatchetTree, type RatchetTree } from 'ts-mls/ratchetTree.js';
import { treeHashRoot } from 'ts-mls/treeHash.js';
import { utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import { cipherSuite } from './cipher-suite.ts';
import { joinGroup } from './join-group.ts';
import { MAX_TREE_NODES } from './limits.ts';
import { linkPskProposal } from './link-psk.ts';
import { readGroupInfo, writeGroupInfo } from './read-message.ts';
import { type HostileMember, rawJoin } from './testing/hostile-member.ts';
import {
  everybodyReceives,
  groupOf,
  OPEN_RULES,
  person,
  PREFIX,
  PSK,
} from './testing/small-group.ts';

type Node = NonNullable<RatchetTree[number]>;
type Leaf = Extract<Node, { nodeType: 'leaf' }>['leaf'];
type Parent = Extract<Node, { nodeType: 'parent' }>['parent'];

/** A tree that a member offers, signed and with the right tree hash, and what is said to it. */
const ROWS: readonly (readonly [string, (tree: RatchetTree) => RatchetTree, string])[] = [
  ['with a leaf where parents sit', (tree) => tree.with(1, tree[0]), 'bad-tree'],
  ['with a leaf twice', (tree) => tree.with(2, tree[0]), 'key-reused'],
  [
    'with a signature key twice',
    (tree) => withLeaf(tree, 2, { signaturePublicKey: leafAt(tree, 0).signaturePublicKey }),
    'key-reused',
  ],
  [
    'with a member whom nobody invited',
    (tree) => withLeaf(tree, 2, { signaturePublicKey: new Uint8Array(32).fill(7) }),
    'bad-tree',
  ],
  ['with an unmerged leaf', (tree) => withParent(tree, 3, { unmergedLeaves: [0] }), 'bad-tree'],
  [
    'with another key in a parent',
    (tree) => withParent(tree, 3, { hpkePublicKey: new Uint8Array(32).fill(7) }),
    'bad-tree',
  ],
  ['without a parent that is below another', (tree) => tree.with(3, undefined), 'bad-tree'],
  [
    'with another identity on a leaf',
    (tree) => withLeaf(tree, 0, { credential: { credentialType: 'basic', identity: utf8('x') } }),
    'bad-tree',
  ],
  [
    'with an extension on a leaf',
    (tree) =>
      withLeaf(tree, 0, {
        extensions: [{ extensionType: 0xf0b1, extensionData: new Uint8Array(1) }],
      }),
    'bad-tree',
  ],
  ['that is too large', (tree) => grown(tree), 'too-large'],
];

describe('a tree that a member offers', () => {
  for (const [what, change, code] of ROWS) {
    test(`${what} is refused as ${code}, and joined without that`, async () => {
      const { groupInfo, insider } = await stage();
      const offered = await signedAgain(groupInfo, insider, change);
      const refusal = await joinGroup(await joining(offered));
      assert.deepEqual(refusal, { outcome: 'refused', code });
      const sound = await signedAgain(groupInfo, insider, (tree) => tree);
      assert.equal((await joinGroup(await joining(sound))).outcome, 'joining');
    });
  }

  test('with another identity on a leaf that no parent covers is refused by its signature', async () => {
    const { groupInfo, insider } = await stage();
    const identity = utf8('somebody');
    const offered = await signedAgain(groupInfo, insider, (tree) =>
      withLeaf(tree, insider.state.privatePath.leafIndex * 2, {
        credential: { credentialType: 'basic', identity },
      }),
    );
    const joined = await joinGroup(await joining(offered));
    assert.deepEqual(joined, { outcome: 'refused', code: 'not-authentic' });
  });

  test('under another hash is refused', async () => {
    const { groupInfo, insider } = await stage();
    const offered = await signedAgain(groupInfo, insider, (tree) => tree, new Uint8Array(32));
    const joined = await joinGroup(await joining(offered));
    assert.deepEqual(joined, { outcome: 'refused', code: 'bad-tree' });
  });
});

async function stage() {
  const groups = await groupOf(['b', 'c', 'd']);
  const [victim] = groups;
  assert.ok(victim);
  const raw = await rawJoin(victim, await person('insider'), [linkPskProposal()]);
  await everybodyReceives(groups, raw.commit);
  return { groupInfo: await victim.groupInfo(), insider: raw.member };
}

async function joining(groupInfo: Bytes) {
  const own = await person('newcomer');
  return { own, groupInfo, psk: PSK, rules: OPEN_RULES, groupIdPrefix: PREFIX };
}

async function signedAgain(
  groupInfo: Bytes,
  insider: HostileMember,
  change: (tree: RatchetTree) => RatchetTree,
  hash?: Uint8Array,
): Promise<Bytes> {
  const suite = await cipherSuite();
  const read = readGroupInfo(groupInfo);
  assert.ok(read.outcome === 'read');
  const { groupContext, confirmationTag } = read.message;
  let treeHash = hash ?? groupContext.treeHash;
  const extensions = [];
  for (const each of read.message.extensions) {
    if (each.extensionType !== 'ratchet_tree') {
      extensions.push(each);
      continue;
    }
    const [tree = []] = decodeRatchetTree(each.extensionData, 0) ?? [];
    const changed = change(tree);
    treeHash = hash ?? (await treeHashRoot(changed, suite.hash).catch(() => treeHash));
    extensions.push({ ...each, extensionData: encodeRatchetTree(changed) });
  }
  const signer = insider.state.privatePath.leafIndex;
  const tbs = { groupContext: { ...groupContext, treeHash }, extensions, confirmationTag, signer };
  const key = insider.state.signaturePrivateKey;
  return writeGroupInfo(await signGroupInfo(tbs, key, suite.signature));
}

function leafAt(tree: RatchetTree, index: number): Leaf {
  const node = tree[index];
  if (node?.nodeType !== 'leaf') throw new Error('no leaf');
  return node.leaf;
}

function withLeaf(tree: RatchetTree, index: number, change: Partial<Leaf>): RatchetTree {
  const leaf = { ...leafAt(tree, index), ...change } as Leaf;
  return tree.with(index, { nodeType: 'leaf', leaf });
}

function withParent(tree: RatchetTree, index: number, change: Partial<Parent>): RatchetTree {
  const node = tree[index];
  if (node?.nodeType !== 'parent') throw new Error('no parent');
  return tree.with(index, { nodeType: 'parent', parent: { ...node.parent, ...change } });
}

/** The same leaf far to the right. */
function grown(tree: RatchetTree): RatchetTree {
  const wide: RatchetTree = [...tree];
  while (wide.length <= MAX_TREE_NODES) wide.push(undefined);
  return [...wide, tree[0]];
}
