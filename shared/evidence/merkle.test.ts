import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { equalBytes, utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import { fromBase64 } from './base64.ts';
import { emptyRoot, leafHash, nodeHash } from './merkle-hash.ts';
import { consistencyProof, inclusionProof, rootHash, type ReadNode } from './merkle-tree.ts';
import { verifyConsistency, verifyInclusion, type TreeHead } from './verify-proofs.ts';

// Leaves and roots are those of the reference tree of Certificate Transparency.
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

type Vector = readonly [string, boolean, number, number, number, number, readonly number[]];
const vectors = JSON.parse(
  readFileSync(new URL('./testing/proof-vectors.json', import.meta.url), 'utf8'),
) as { hashes: string[]; inclusion: Vector[]; consistency: Vector[] };

function hashAt(index: number): Bytes {
  return fromBase64(vectors.hashes[index] ?? '?') ?? new Uint8Array(1);
}

/** Nodes of a tree over these entries, by the plain definition. */
function nodesOf(entries: readonly Bytes[]): ReadNode {
  const read: ReadNode = async (level, index) => {
    if (level > 0)
      return nodeHash(await read(level - 1, index * 2), await read(level - 1, index * 2 + 1));
    const entry = entries[index];
    assert.ok(entry !== undefined, 'asks only for what is there');
    return leafHash(entry);
  };
  return read;
}

const bytesOf = (hex: string): Bytes => new Uint8Array(Buffer.from(hex, 'hex'));
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

async function headOf(entries: readonly Bytes[]): Promise<TreeHead> {
  return { size: entries.length, root: await rootHash(entries.length, nodesOf(entries)) };
}

test('roots are those of the reference tree', async () => {
  assert.equal(hexOf(await emptyRoot()), ROOTS[0]);
  const leaves = LEAVES.map(bytesOf);
  for (const [size, root] of ROOTS.entries())
    assert.equal(hexOf(await rootHash(size, nodesOf(leaves))), root, `size ${size}`);
});

describe('published proofs, sound and unsound', () => {
  test('there are enough of them', () => {
    assert.ok(vectors.inclusion.length > 90 && vectors.consistency.length > 90);
  });

  for (const [what, sound, index, size, leaf, root, proof] of vectors.inclusion)
    test(`inclusion of ${index} in ${size}: ${what} is ${sound ? 'accepted' : 'refused'}`, async () => {
      const tree = { size, root: hashAt(root) };
      const verified = verifyInclusion({ index, leaf: hashAt(leaf) }, tree, proof.map(hashAt));
      assert.equal(await verified, sound);
    });

  for (const [what, sound, oldSize, size, oldRoot, root, proof] of vectors.consistency)
    test(`consistency of ${oldSize} with ${size}: ${what} is ${sound ? 'accepted' : 'refused'}`, async () => {
      const old = { size: oldSize, root: hashAt(oldRoot) };
      const tree = { size, root: hashAt(root) };
      assert.equal(await verifyConsistency(old, tree, proof.map(hashAt)), sound);
    });
});

describe('proofs of our own making', () => {
  const entries = Array.from({ length: 21 }, (_, index) => utf8(`entry ${index}`));

  test('every entry of every tree is found at its place and at no other', async () => {
    for (let size = 1; size <= entries.length; size += 1) {
      const tree = await headOf(entries.slice(0, size));
      for (let index = 0; index < size; index += 1) {
        const proof = await inclusionProof(index, size, nodesOf(entries));
        const leaf = await leafHash(entries[index] ?? utf8(''));
        assert.ok(await verifyInclusion({ index, leaf }, tree, proof), `${index} of ${size}`);
        const elsewhere = { index: (index + 1) % size, leaf };
        if (size > 1) assert.equal(await verifyInclusion(elsewhere, tree, proof), false);
      }
    }
  });

  test('every tree is shown to begin with every earlier one', async () => {
    for (let size = 0; size <= entries.length; size += 1)
      for (let oldSize = 0; oldSize <= size; oldSize += 1) {
        const old = await headOf(entries.slice(0, oldSize));
        const tree = await headOf(entries.slice(0, size));
        const proof = await consistencyProof(oldSize, size, nodesOf(entries));
        assert.ok(await verifyConsistency(old, tree, proof), `${oldSize} in ${size}`);
      }
  });

  test('a flipped bit in any hash of a proof is noticed', async () => {
    const tree = await headOf(entries);
    const leaf = await leafHash(entries[5] ?? utf8(''));
    const proof = await inclusionProof(5, entries.length, nodesOf(entries));
    assert.ok(proof.length > 3);
    for (const at of proof.keys()) {
      const forged = proof.map((hash, index) => (index === at ? flipped(hash) : hash));
      assert.equal(await verifyInclusion({ index: 5, leaf }, tree, forged), false);
    }
  });

  test('a forked tree is consistent with no proof', async () => {
    const forked = entries.with(3, utf8('another past'));
    const old = await headOf(entries.slice(0, 9));
    const tree = await headOf(forked);
    for (const nodes of [nodesOf(entries), nodesOf(forked)]) {
      const proof = await consistencyProof(9, entries.length, nodes);
      assert.equal(await verifyConsistency(old, tree, proof), false);
    }
    assert.equal(equalBytes(tree.root, (await headOf(entries)).root), false);
  });
});

function flipped(bytes: Bytes): Bytes {
  return bytes.with(7, (bytes[7] ?? 0) ^ 1);
}
