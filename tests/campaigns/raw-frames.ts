import { randomBytes } from 'node:crypto';

// WebSocket frames as bytes (RFC 6455, section 5.2), also such as no browser would send.

export interface FrameOptions {
  readonly opcode?: number;
  readonly fin?: boolean;
  readonly reserved?: number;
  readonly masked?: boolean;
  /** What the length field says, if that is not true. */
  readonly claimedLength?: bigint;
}

export function frame(payload: Buffer | string, options: FrameOptions = {}): Buffer {
  const { opcode = 1, fin = true, reserved = 0, masked = true, claimedLength } = options;
  const body = Buffer.from(payload);
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  const length = lengthField(claimedLength ?? BigInt(body.length), claimedLength !== undefined);
  length[0] = (length[0] ?? 0) | (masked ? 0x80 : 0);
  if (!masked) return Buffer.concat([Buffer.from([first]), length, body]);
  const mask = randomBytes(4);
  const hidden = body.map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return Buffer.concat([Buffer.from([first]), length, mask, hidden]);
}

function lengthField(length: bigint, longest: boolean): Buffer {
  if (!longest && length < 126n) return Buffer.from([Number(length)]);
  const field = Buffer.alloc(!longest && length < 65_536n ? 3 : 9);
  field[0] = field.length === 3 ? 126 : 127;
  if (field.length === 3) field.writeUInt16BE(Number(length), 1);
  else field.writeBigUInt64BE(BigInt.asUintN(64, length), 1);
  return field;
}

/** One message in frames of so many bytes. */
export function fragmented(payload: Buffer, size: number): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at < payload.length; at += size) {
    const isLast = at + size >= payload.length;
    parts.push(frame(payload.subarray(at, at + size), { opcode: at === 0 ? 1 : 0, fin: isLast }));
  }
  return parts;
}
