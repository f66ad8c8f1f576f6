import { equalBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import { HASH_BYTES, nodeHash } from './merkle-hash.ts';

/** A tree as its checkpoint names it. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Whether the entry with this leaf hash stands at `index` of the tree (RFC 9162, section 2.1.3.2). */
export async function verifyInclusion(
  { index, leaf }: { readonly index: number; readonly leaf: Uint8Array },
  tree: TreeHead,
  proof: readonly Uint8Array[],
): Promise<boolean> {
  if (!isSize(index) || !isSize(tree.size) || index >= tree.size) return false;
  if (![leaf, tree.root, ...proof].every(isHash)) return false;
  let [node, last]: [number, number] = [index, tree.size - 1];
  let hash: Uint8Array = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = await nodeHash(sibling, hash);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = await nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equalBytes(hash, tree.root);
}

/** Whether `tree` begins with all entries of `old`, unchanged (RFC 9162, section 2.1.4.2). */
export async function verifyConsistency(
  old: TreeHead,
  tree: TreeHead,
  proof: readonly Uint8Array[],
): Promise<boolean> {
  if (!isSize(old.size) || !isSize(tree.size) || old.size > tree.size) return false;
  if (![old.root, tree.root, ...proof].every(isHash)) return false;
  if (old.size === tree.size) return proof.length === 0 && equalBytes(old.root, tree.root);
  // Every tree begins with no entries; there is nothing to show.
  if (old.size === 0) return proof.length === 0;
  const [first, ...others] = isPowerOfTwo(old.size) ? [old.root, ...proof] : proof;
  return first !== undefined && climbs(first, others, old, tree);
}

async function climbs(
  first: Uint8Array,
  others: readonly Uint8Array[],
  old: TreeHead,
  tree: TreeHead,
): Promise<boolean> {
  let [node, last]: [number, number] = [old.size - 1, tree.size - 1];
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  let [oldHash, hash]: [Uint8Array, Uint8Array] = [first, first];
  for (const sibling of others) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      const both: readonly [Bytes, Bytes] = [
        await nodeHash(sibling, oldHash),
        await nodeHash(sibling, hash),
      ];
      [oldHash, hash] = both;
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = await nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equalBytes(oldHash, old.root) && equalBytes(hash, tree.root);
}

// Plain arithmetic: bit operators would cut sizes down to 32 bits.
function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value));
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_BYTES;
}
