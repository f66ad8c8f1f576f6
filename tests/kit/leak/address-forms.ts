import { addressBytes } from './address-bytes.ts';
import { written, type Form } from './written.ts';

/** STUN hides addresses behind this (RFC 8489, section 14.2). */
const MAGIC_COOKIE = 0x2112a442;

/** Forms that only addresses have, beside those of their text. */
export function addressForms(address: string): readonly Form[] {
  const bytes = addressBytes(address);
  return [
    ...(bytes.length === 4 ? v4Forms(address, bytes) : v6Forms(bytes)),
    ...written('binary', bytes),
    { form: 'binary behind the magic cookie', bytes: cookied(bytes) },
  ];
}

function v4Forms(address: string, bytes: Buffer): readonly Form[] {
  const octets = address.split('.');
  const groups = [bytes.readUInt16BE(0), bytes.readUInt16BE(2)].map((group) => group.toString(16));
  return texts([
    ['reversed for the name service', octets.toReversed().join('.')],
    ['with hyphens', octets.join('-')],
    ['number', String(bytes.readUInt32BE(0))],
    ['number, reversed', String(bytes.readUInt32LE(0))],
    ['mapped into IPv6', groups.join(':')],
    ['cut to /24', `${octets.slice(0, 3).join('.')}.`],
    ['cut to /24, reversed', `.${octets.slice(0, 3).toReversed().join('.')}`],
  ]);
}

function v6Forms(bytes: Buffer): readonly Form[] {
  const groups = Array.from({ length: 8 }, (_, at) => bytes.readUInt16BE(at * 2).toString(16));
  const padded = groups.map((group) => group.padStart(4, '0'));
  return [
    ...texts([
      ['all groups', groups.join(':')],
      ['all digits', padded.join(':')],
      ['reversed for the name service', padded.join('').split('').toReversed().join('.')],
      ['cut to /64', `${groups.slice(0, 4).join(':')}:`],
      ['cut to /64, all digits', padded.slice(0, 4).join(':')],
      ['cut to /56, digits alone', padded.join('').slice(0, 14)],
    ]),
    { form: 'binary, cut to /56', bytes: bytes.subarray(0, 7) },
  ];
}

function texts(forms: readonly (readonly [string, string])[]): readonly Form[] {
  return forms.map(([form, text]) => ({ form, bytes: Buffer.from(text) }));
}

function cookied(bytes: Buffer): Buffer {
  const hidden = Buffer.from(bytes);
  hidden.writeUInt32BE((hidden.readUInt32BE(0) ^ MAGIC_COOKIE) >>> 0, 0);
  return hidden;
}
