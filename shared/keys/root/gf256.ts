// The field of 256 elements with the polynomial x^8 + x^4 + x^3 + x + 1, as in AES (FIPS 197).
// Without tables: what a step takes does not depend on the secret.

const REDUCE = 0x1b;

export function multiply(a: number, b: number): number {
  let [product, factor] = [0, a];
  for (let bit = 0; bit < 8; bit += 1) {
    product ^= factor & -((b >> bit) & 1);
    factor = ((factor << 1) & 0xff) ^ (REDUCE & -(factor >> 7));
  }
  return product;
}

/** a^254, which is 1 / a (and 0 for 0). */
export function invert(a: number): number {
  let [power, result] = [a, 1];
  for (let step = 0; step < 7; step += 1) {
    power = multiply(power, power);
    result = multiply(result, power);
  }
  return result;
}
