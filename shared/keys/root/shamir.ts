import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { invert, multiply } from './gf256.ts';

/** A point of the polynomials: `x` from 1 to 255, one byte per byte of the secret. */
export interface Share {
  readonly x: number;
  readonly bytes: Uint8Array;
}

/**
 * Divides a secret (Shamir 1979, over GF(256)): `needed` of the shares give it back, fewer say
 * nothing about it. `random` is for tests with known answers: one array per power of x above 0.
 */
export function divide(
  secret: Uint8Array,
  { needed, count }: { readonly needed: number; readonly count: number },
  random: readonly Uint8Array[] = Array.from({ length: needed - 1 }, () =>
    randomBytes(secret.length),
  ),
): readonly Share[] {
  if (needed < 2 || count < needed || count > 255) throw new RangeError('2 to 255 shares');
  return Array.from({ length: count }, (_, index) => {
    const x = index + 1;
    const bytes = secret.map((byte, at) => {
      // Horner, from the highest power down.
      const rest = random.reduceRight((sum, power) => multiply(sum, x) ^ (power[at] ?? 0), 0);
      return byte ^ multiply(rest, x);
    });
    return { x, bytes };
  });
}

/** The secret, from as many different shares as it needs; from fewer or other ones some other bytes. */
export function combine(shares: readonly Share[]): Uint8Array {
  const [first] = shares;
  if (first === undefined || new Set(shares.map(({ x }) => x)).size !== shares.length)
    throw new RangeError('shares have to differ');
  const weights = shares.map(({ x }) => weightAtZero(x, shares));
  return first.bytes.map((_, at) =>
    shares.reduce(
      (sum, { bytes }, index) => sum ^ multiply(bytes[at] ?? 0, weights[index] ?? 0),
      0,
    ),
  );
}

/** Lagrange's basis at 0: the product of x_j / (x_j - x), where minus is exclusive or. */
function weightAtZero(x: number, shares: readonly Share[]): number {
  return shares
    .filter((other) => other.x !== x)
    .reduce((product, other) => multiply(product, multiply(other.x, invert(other.x ^ x))), 1);
}
