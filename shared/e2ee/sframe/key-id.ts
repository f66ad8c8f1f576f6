/** Low bits of the epoch that a key id shows (E of RFC 9605, section 5.2). */
const EPOCH_BITS = 8n;
const EPOCH_MASK = 2n ** EPOCH_BITS - 1n;
/** Leaves of an MLS tree have 32 bits (RFC 9420, section 7.8). */
const GREATEST_LEAF = 2 ** 32 - 1;

/**
 * Key id of what a leaf sends in an epoch (RFC 9605, section 5.2, without a context).
 * @throws RangeError if either is no leaf index or epoch.
 */
export function keyIdOf(leaf: number, epoch: number): bigint {
  if (!Number.isSafeInteger(epoch) || epoch < 0) throw new RangeError('no epoch');
  if (!Number.isSafeInteger(leaf) || leaf < 0 || leaf > GREATEST_LEAF) {
    throw new RangeError('no leaf');
  }
  return (BigInt(leaf) << EPOCH_BITS) | (BigInt(epoch) & EPOCH_MASK);
}

/** The leaf that a key id names; it may lie beyond every tree. */
export function leafOf(keyId: bigint): bigint {
  return keyId >> EPOCH_BITS;
}

/** Whether the key id may belong to the epoch: their low bits agree. */
export function isOfEpoch(keyId: bigint, epoch: number): boolean {
  return (keyId & EPOCH_MASK) === (BigInt(epoch) & EPOCH_MASK);
}
