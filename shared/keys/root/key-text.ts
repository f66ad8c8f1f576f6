import { hash, timingSafeEqual } from 'node:crypto';

// Crockford's Base32: no letter looks like a digit, and small letters mean the same.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 4;

/** How a kind of secret is written on paper and in files: a label, then groups of four letters. */
export interface KeyTextKind {
  readonly label: string;
  readonly secretBytes: number;
  /** Of SHA-256 over label and secret; together with the secret a multiple of five bytes. */
  readonly checksumBytes: number;
}

export function writeKeyText(kind: KeyTextKind, secret: Uint8Array): string {
  const bytes = Buffer.concat([secret, checksum(kind, secret)]);
  const letters = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .replaceAll(/.{5}/g, (bits) => ALPHABET.charAt(Number.parseInt(bits, 2)));
  const groups = letters.match(new RegExp(`.{${GROUP}}`, 'g')) ?? [];
  return `${kind.label} ${groups.join('-')}`;
}

/** Forgives spaces, hyphens, small letters, and O, I and L for digits; undefined for anything else. */
export function readKeyText(kind: KeyTextKind, text: string): Buffer | undefined {
  const upper = text.trim().toUpperCase();
  if (!upper.startsWith(kind.label)) return undefined;
  const letters = upper
    .slice(kind.label.length)
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const values = Array.from(letters, (letter) => ALPHABET.indexOf(letter));
  const size = kind.secretBytes + kind.checksumBytes;
  if (values.length !== (size * 8) / 5 || values.includes(-1)) return undefined;
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const secret = bytes.subarray(0, kind.secretBytes);
  const isSound = timingSafeEqual(checksum(kind, secret), bytes.subarray(kind.secretBytes));
  return isSound ? secret : undefined;
}

function checksum({ label, checksumBytes }: KeyTextKind, secret: Uint8Array): Buffer {
  const summed = Buffer.concat([Buffer.from(`blende keys 1 text ${label} `), secret]);
  return hash('sha256', summed, 'buffer').subarray(0, checksumBytes);
}
