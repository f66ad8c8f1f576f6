import { createHash } from 'node:crypto';
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';

type Spelling = (text: string) => Buffer | string;

const hashed = (name: string) => (text: string) => createHash(name).update(text).digest('hex');
const base64At = (shift: number) => (text: string) =>
  Buffer.from(`${'x'.repeat(shift)}${text}`).toString('base64');

/** Ways to write a text down, by other means than those of the search. */
export const TEXT_SPELLINGS: Readonly<Record<string, Spelling>> = {
  'plain text': (text) => text,
  'small letters': (text) => text.toLowerCase(),
  'capital letters': (text) => text.toUpperCase(),
  'UTF-16': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16, high byte first': (text) => Buffer.from(text, 'utf16le').swap16(),
  'a query': (text) => new URLSearchParams({ q: text }).toString(),
  JSON: (text) => JSON.stringify({ text }),
  hex: (text) => Buffer.from(text).toString('hex'),
  'hex in capitals': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'base64, at the start': base64At(0),
  'base64, one further': base64At(1),
  'base64, two further': base64At(2),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  md5: hashed('md5'),
  sha1: hashed('sha1'),
  sha256: hashed('sha256'),
  'sha256, raw': (text) => createHash('sha256').update(text).digest(),
  gzip: (text) => gzipSync(`at noon: ${text}`),
  zlib: (text) => deflateSync(`at noon: ${text}`),
  zstd: (text) => zstdCompressSync(`at noon: ${text}`),
};

const octets = (address: string) => address.split('.').map(Number);

/** Ways to write an IPv4 address down. */
export const ADDRESS_SPELLINGS: Readonly<Record<string, Spelling>> = {
  'network order': (address) => Buffer.from(octets(address)),
  'host order': (address) => Buffer.from(octets(address).toReversed()),
  'its network alone': (address) => `${octets(address).slice(0, 3).join('.')}.0/24`,
  'a name of the reverse zone': (address) =>
    `${octets(address).toReversed().join('.')}.in-addr.arpa`,
  'a number': (address) => String(Buffer.from(octets(address)).readUInt32BE(0)),
  'part of a file name': (address) => octets(address).join('-'),
  'an IPv6 address': (address) => {
    const hex = Buffer.from(octets(address)).toString('hex');
    return `::ffff:${hex.slice(0, 4)}:${hex.slice(4)}`;
  },
};
