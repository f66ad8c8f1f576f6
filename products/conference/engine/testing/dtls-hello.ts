import { randomBytes } from 'node:crypto';

// The first words of DTLS 1.2 (RFC 6347) with the use_srtp extension (RFC 5764), and what the other
// side makes of them. Nothing is encrypted that early.

/** SRTP protection profiles by their registered numbers (RFC 5764, section 4.1.2; RFC 7714). */
export const PROFILES = {
  AES128_CM_HMAC_SHA1_80: 0x0001,
  AES128_CM_HMAC_SHA1_32: 0x0002,
  NULL_HMAC_SHA1_80: 0x0005,
  NULL_HMAC_SHA1_32: 0x0006,
  AEAD_AES_128_GCM: 0x0007,
} as const;
export type ProfileName = keyof typeof PROFILES;

export const VERSIONS = { '1.0': 0xfeff, '1.2': 0xfefd } as const;

const HANDSHAKE = 22;
const ALERT = 21;
const RECORD_HEADER = 13;
const MESSAGE_HEADER = 12;
const USE_SRTP = 0x000e;

export type HelloAnswer =
  | { readonly type: 'verify'; readonly cookie: Buffer }
  /** `profile`: the one chosen; undefined for none. */
  | { readonly type: 'hello'; readonly profile: number | undefined }
  /** RFC 5246, section 7.2: 70 protocol_version, 71 insufficient_security. */
  | { readonly type: 'alert'; readonly description: number };

export interface Hello {
  readonly version: keyof typeof VERSIONS;
  readonly profiles: readonly ProfileName[];
  readonly random: Buffer;
}

export function newHello(
  profiles: readonly ProfileName[],
  version: Hello['version'] = '1.2',
): Hello {
  return { version, profiles, random: randomBytes(32) };
}

/** With the cookie that the other side asked for, if it did. */
export function writeHello(
  { version, profiles, random }: Hello,
  cookie: Buffer = Buffer.alloc(0),
): Buffer {
  const isSecond = cookie.length > 0 ? 1 : 0;
  const list = Buffer.concat(profiles.map((name) => word(PROFILES[name])));
  const extensions = Buffer.concat([
    extension(0x000a, sized(2, Buffer.concat([word(0x001d), word(0x0017)]))),
    extension(0x000b, sized(1, Buffer.from([0]))),
    extension(0x000d, sized(2, Buffer.concat([word(0x0403), word(0x0804), word(0x0401)]))),
    extension(0x0017, Buffer.alloc(0)),
    extension(USE_SRTP, Buffer.concat([sized(2, list), Buffer.from([0])])),
  ]);
  const body = Buffer.concat([
    word(VERSIONS[version]),
    random,
    sized(1, Buffer.alloc(0)),
    sized(1, cookie),
    sized(2, Buffer.concat([word(0xc02b), word(0xc02f), word(0xc009), word(0xc013)])),
    sized(1, Buffer.from([0])),
    sized(2, extensions),
  ]);
  const length = long(3, body.length);
  const order = word(isSecond);
  const message = Buffer.concat([Buffer.from([1]), length, order, long(3, 0), length, body]);
  const record = Buffer.concat([word(0), long(6, isSecond), word(message.length)]);
  return Buffer.concat([Buffer.from([HANDSHAKE]), word(VERSIONS[version]), record, message]);
}

/** Of the first record; undefined for anything else. */
export function readAnswer(bytes: Buffer): HelloAnswer | undefined {
  const content = bytes.subarray(RECORD_HEADER);
  if (bytes[0] === ALERT) return { type: 'alert', description: content[1] ?? 0 };
  if (bytes[0] !== HANDSHAKE) return undefined;
  const body = content.subarray(MESSAGE_HEADER);
  if (content[0] === 3) return { type: 'verify', cookie: body.subarray(3, 3 + (body[2] ?? 0)) };
  if (content[0] !== 2) return undefined;
  const afterSession = 35 + (body[34] ?? 0);
  return { type: 'hello', profile: profileIn(body.subarray(afterSession + 5)) };
}

function profileIn(extensions: Buffer): number | undefined {
  for (let at = 0; at + 4 <= extensions.length;) {
    const length = extensions.readUInt16BE(at + 2);
    if (extensions.readUInt16BE(at) === USE_SRTP) return extensions.readUInt16BE(at + 6);
    at += 4 + length;
  }
  return undefined;
}

function extension(type: number, content: Buffer): Buffer {
  return Buffer.concat([word(type), sized(2, content)]);
}

function sized(bytes: number, content: Buffer): Buffer {
  return Buffer.concat([long(bytes, content.length), content]);
}

function word(value: number): Buffer {
  return long(2, value);
}

function long(bytes: number, value: number): Buffer {
  const written = Buffer.alloc(bytes);
  written.writeUIntBE(value, 0, bytes);
  return written;
}
