import type { Bytes } from '@blende/shared/basics/bytes.ts';
import { emptyRoot, nodeHash } from './merkle-hash.ts';

/**
 * Answers the hash over the `2 ** level` entries from `index * 2 ** level` on: a complete subtree,
 * all of whose entries exist. Leaves are level 0.
 */
export type ReadNode = (level: number, index: number) => Promise<Bytes>;

/** The root of the first `size` entries (RFC 6962, section 2.1). */
export async function rootHash(size: number, read: ReadNode): Promise<Bytes> {
  return size === 0 ? emptyRoot() : hashOfRange(0, size, read);
}

/**
 * The hashes that lead from entry `index` to the root of the first `size` entries, from the leaf
 * upwards (RFC 6962, section 2.1.1).
 */
export async function inclusionProof(
  index: number,
  size: number,
  read: ReadNode,
): Promise<readonly Bytes[]> {
  if (!(index >= 0 && index < size)) throw new RangeError('no such entry');
  return pathTo(index, 0, size, read);
}

/**
 * The hashes that show that the first `oldSize` of `size` entries are the same as before (RFC 6962,
 * section 2.1.2).
 */
export async function consistencyProof(
  oldSize: number,
  size: number,
  read: ReadNode,
): Promise<readonly Bytes[]> {
  if (!(oldSize >= 0 && oldSize <= size)) throw new RangeError('no such tree');
  if (oldSize === 0 || oldSize === size) return [];
  return subproof({ old: oldSize, start: 0, end: size, isWhole: true }, read);
}

async function pathTo(
  index: number,
  start: number,
  end: number,
  read: ReadNode,
): Promise<readonly Bytes[]> {
  if (end - start === 1) return [];
  const middle = start + largestPowerBelow(end - start);
  return index < middle
    ? [...(await pathTo(index, start, middle, read)), await hashOfRange(middle, end, read)]
    : [...(await pathTo(index, middle, end, read)), await hashOfRange(start, middle, read)];
}

interface Subtree {
  readonly old: number;
  readonly start: number;
  readonly end: number;
  /** Whether the whole old tree ends here: its root is known to whoever verifies. */
  readonly isWhole: boolean;
}

async function subproof(
  { old, start, end, isWhole }: Subtree,
  read: ReadNode,
): Promise<readonly Bytes[]> {
  if (old === end) return isWhole ? [] : [await hashOfRange(start, end, read)];
  const middle = start + largestPowerBelow(end - start);
  if (old <= middle)
    return [
      ...(await subproof({ old, start, end: middle, isWhole }, read)),
      await hashOfRange(middle, end, read),
    ];
  return [
    ...(await subproof({ old, start: middle, end, isWhole: false }, read)),
    await hashOfRange(start, middle, read),
  ];
}

/** `start` is a multiple of the greatest power of two that fits, so every left half is complete. */
async function hashOfRange(start: number, end: number, read: ReadNode): Promise<Bytes> {
  const width = end - start;
  const level = Math.log2(width);
  if (Number.isInteger(level)) return read(level, start / width);
  const middle = start + largestPowerBelow(width);
  return nodeHash(await hashOfRange(start, middle, read), await hashOfRange(middle, end, read));
}

/** The largest power of two smaller than `width`, which is at least 2. */
function largestPowerBelow(width: number): number {
  let power = 1;
  while (power * 2 < width) power *= 2;
  return power;
}
