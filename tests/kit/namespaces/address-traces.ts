import { createHash } from 'node:crypto';

/** An address of somebody as they have it: text, and the bytes of the protocols. */
export interface TracedAddress {
  readonly text: string;
  readonly bytes: Buffer;
}

/** A way in which an address could have been passed on, and what it looks like then. */
export interface Trace {
  readonly form: string;
  readonly bytes: Buffer;
  /** Capitals or not is all the same. */
  readonly anyCase: boolean;
}

const HASHES = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'];
/** STUN hides addresses behind this (RFC 8489, section 14.2). */
const MAGIC_COOKIE = 0x2112a442;

/** A text that may be bytes in base64 or base64url. */
const BASE64 = /[\w+/-]{6,}/g;
/** Names that hide a local address (draft-ietf-mmusic-mdns-ice-candidates). */
const MULTICAST_NAME = /[0-9a-f-]{36}\.local/i;

/** @throws RangeError if this is no address. */
export function tracedAddress(text: string): TracedAddress {
  return { text, bytes: text.includes(':') ? ipv6Bytes(text) : ipv4Bytes(text) };
}

/** Every form in which the scan looks for an address. */
export function tracesOf(address: TracedAddress): Trace[] {
  const { text, bytes } = address;
  const hashed = [Buffer.from(text), bytes].flatMap((plain) =>
    HASHES.flatMap((hash) => encodings(hash, createHash(hash).update(plain).digest())),
  );
  const binary: [string, Buffer][] = [
    ['big endian', bytes],
    ['little endian', Buffer.from(bytes.toReversed())],
    ['behind the magic cookie', cookied(bytes)],
  ];
  return [
    ...spellings(address).map((spelling) => inAnyCase('text', spelling)),
    ...base64Parts(Buffer.from(text)).map((part) => exactly('text in base64', part)),
    exactly('text in two bytes each', Buffer.from(text, 'utf16le')),
    ...binary.flatMap(([form, part]) => encodings(form, part)),
    ...hashed,
  ];
}

/** The forms that occur in these bytes, and whether any name of multicast DNS does. */
export function tracesIn(bytes: Buffer, traces: readonly Trace[]): string[] {
  const text = bytes.toString('latin1');
  const decoded = [...text.matchAll(BASE64)].map(([part]) => Buffer.from(part, 'base64'));
  const found = [bytes, ...decoded].flatMap((part) => formsIn(part, traces));
  return [...new Set([...found, ...(MULTICAST_NAME.test(text) ? ['multicast name'] : [])])];
}

function formsIn(bytes: Buffer, traces: readonly Trace[]): string[] {
  const lower = Buffer.from(bytes.toString('latin1').toLowerCase(), 'latin1');
  return traces
    .filter(({ anyCase, bytes: trace }) => (anyCase ? lower : bytes).includes(trace))
    .map(({ form }) => form);
}

/** Bytes themselves, and written in letters. */
function encodings(form: string, bytes: Buffer): Trace[] {
  return [
    exactly(form, bytes),
    inAnyCase(`${form}, written`, bytes.toString('hex')),
    // Fewer letters occur by chance.
    ...(bytes.length < 16 ? [] : base64Parts(bytes)).map((part) =>
      exactly(`${form}, in base64`, part),
    ),
  ];
}

function exactly(form: string, bytes: Buffer | string): Trace {
  return { form, bytes: Buffer.from(bytes), anyCase: false };
}

function inAnyCase(form: string, text: string): Trace {
  return { form, bytes: Buffer.from(text.toLowerCase(), 'latin1'), anyCase: true };
}

function spellings({ text, bytes }: TracedAddress): string[] {
  if (bytes.length === 4) {
    const octets = [...bytes];
    return [
      text,
      octets.toReversed().join('.'),
      text.replaceAll('.', '-'),
      String(bytes.readUInt32BE(0)),
      octets.map((octet) => `%${octet.toString(16)}`).join(''),
    ];
  }
  const groups = Array.from({ length: 8 }, (_, at) => bytes.readUInt16BE(at * 2).toString(16));
  return [text, groups.join(':'), groups.map((group) => group.padStart(4, '0')).join(':')];
}

/** Base64 depends on where in a longer text something begins; without what neighbours decide. */
function base64Parts(bytes: Buffer): string[] {
  return [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const certain = Math.floor(((shift + bytes.length) * 8) / 6);
    return whole.slice(Math.ceil((shift * 8) / 6), certain);
  });
}

function cookied(bytes: Buffer): Buffer {
  const hidden = Buffer.from(bytes);
  hidden.writeUInt32BE((hidden.readUInt32BE(0) ^ MAGIC_COOKIE) >>> 0, 0);
  return hidden;
}

function ipv4Bytes(text: string): Buffer {
  const octets = text.split('.').map(Number);
  if (octets.length !== 4 || octets.some((octet) => !(octet >= 0 && octet < 256)))
    throw new RangeError('no IPv4 address');
  return Buffer.from(octets);
}

function ipv6Bytes(text: string): Buffer {
  const [head = '', tail] = text.split('::');
  const groupsOf = (part: string) => (part === '' ? [] : part.split(':'));
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
  const between = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: between }, () => '0'), ...after];
  if (groups.length !== 8) throw new RangeError('no IPv6 address');
  return Buffer.from(groups.map((group) => group.padStart(4, '0')).join(''), 'hex');
}
