import { createHmac, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

// As much of STUN (RFC 8489) and ICE (RFC 8445) as one candidate pair needs.

const COOKIE = 0x2112a442;
const REQUEST = 0x0001;
const RESPONSE = 0x0101;
const HEADER_BYTES = 20;
const [USERNAME, INTEGRITY, FINGERPRINT, XOR_MAPPED, PRIORITY, USE_CANDIDATE, CONTROLLING] = [
  0x0006, 0x0008, 0x8028, 0x0020, 0x0024, 0x0025, 0x802a,
] as const;

export interface IceLogin {
  readonly ufrag: string;
  readonly pwd: string;
}

/** Asks whether the pair works, and names it the one to use. */
export function bindingRequest(far: IceLogin, own: IceLogin): Buffer {
  const attributes = [
    attribute(USERNAME, Buffer.from(`${far.ufrag}:${own.ufrag}`)),
    attribute(PRIORITY, number32(0x7effffff)),
    attribute(CONTROLLING, randomBytes(8)),
    attribute(USE_CANDIDATE, Buffer.alloc(0)),
  ];
  return sealed(REQUEST, randomBytes(12), { attributes, pwd: far.pwd });
}

/** Undefined for anything but a request. */
export function bindingResponse(request: Buffer, own: IceLogin, port: number): Buffer | undefined {
  if (request.length < HEADER_BYTES || request.readUInt16BE(0) !== REQUEST) return undefined;
  const mapped = Buffer.alloc(8);
  mapped[1] = 1;
  mapped.writeUInt16BE(port ^ (COOKIE >>> 16), 2);
  mapped.writeUInt32BE((0x7f000001 ^ COOKIE) >>> 0, 4);
  const attributes = [attribute(XOR_MAPPED, mapped)];
  return sealed(RESPONSE, request.subarray(8, HEADER_BYTES), { attributes, pwd: own.pwd });
}

/** Whether it is the answer that the pair works. */
export function isSuccess(message: Buffer): boolean {
  return message.length >= HEADER_BYTES && message.readUInt16BE(0) === RESPONSE;
}

function sealed(
  type: number,
  transaction: Buffer,
  { attributes, pwd }: { readonly attributes: readonly Buffer[]; readonly pwd: string },
): Buffer {
  const body = Buffer.concat(attributes);
  const signed = Buffer.concat([header(type, transaction, body.length + 24), body]);
  const hmac = createHmac('sha1', pwd).update(signed).digest();
  const whole = Buffer.concat([
    header(type, transaction, body.length + 32),
    body,
    attribute(INTEGRITY, hmac),
  ]);
  const check = (crc32(whole) ^ 0x5354554e) >>> 0;
  return Buffer.concat([whole, attribute(FINGERPRINT, number32(check))]);
}

function header(type: number, transaction: Buffer, length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(length, 2);
  bytes.writeUInt32BE(COOKIE, 4);
  return Buffer.concat([bytes, transaction]);
}

function attribute(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
