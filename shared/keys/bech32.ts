const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;
const CHECKSUM_LETTERS = 6;

/** Bech32 (BIP 173) without its limit of 90 letters, as age writes keys. `prefix` in small letters. */
export function toBech32(prefix: string, bytes: Uint8Array): string {
  const values = fiveBits(bytes);
  const letters = [...values, ...checksum(prefix, values)].map((value) => ALPHABET.charAt(value));
  return `${prefix}1${letters.join('')}`;
}

function fiveBits(bytes: Uint8Array): number[] {
  const values: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) values.push((held >> (bits - 5)) & 31);
  }
  if (bits > 0) values.push((held << (5 - bits)) & 31);
  return values;
}

function checksum(prefix: string, values: readonly number[]): number[] {
  const codes = Array.from(prefix, (letter) => letter.charCodeAt(0));
  let sum = 1;
  const add = (value: number): void => {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [bit, term] of GENERATOR.entries()) if (((top >> bit) & 1) === 1) sum ^= term;
  };
  for (const code of codes) add(code >> 5);
  add(0);
  for (const code of codes) add(code & 31);
  for (const value of values) add(value);
  for (let place = 0; place < CHECKSUM_LETTERS; place += 1) add(0);
  sum ^= 1;
  return Array.from({ length: CHECKSUM_LETTERS }, (_, place) => (sum >>> (5 * (5 - place))) & 31);
}
