import { closeSync, openSync, readSync } from 'node:fs';
import type { MachineView } from './machine-view.ts';

const MAGIC = Buffer.from('LUKS\xba\xbe', 'latin1');
const BINARY_BYTES = 4096;
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * The cipher that the header of a LUKS device names, such as `aes-xts-plain64` (LUKS1 specification,
 * section 2; LUKS2 on-disk format, section 3); undefined where no header can be read.
 */
export function luksCipher({ root }: MachineView, device: string): string | undefined {
  try {
    const file = openSync(`${root}/dev/${device}`, 'r');
    try {
      return cipherIn((bytes, at) => readAt(file, bytes, at));
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

function cipherIn(read: (bytes: number, at: number) => Buffer): string | undefined {
  const head = read(BINARY_BYTES, 0);
  if (!head.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  if (head.readUInt16BE(6) === 1) return `${textAt(head, 8, 32)}-${textAt(head, 40, 32)}`;
  const size = Number(head.readBigUInt64BE(8));
  if (size <= BINARY_BYTES || size > MOST_BYTES) return undefined;
  const area = read(size - BINARY_BYTES, BINARY_BYTES);
  const header: unknown = JSON.parse(textAt(area, 0, area.length));
  return /"encryption":"([^"]+)"/.exec(JSON.stringify(segmentsOf(header)))?.[1];
}

function segmentsOf(header: unknown): unknown {
  return typeof header === 'object' && header !== null && 'segments' in header
    ? header.segments
    : {};
}

/** Up to the first zero. */
function textAt(bytes: Buffer, at: number, length: number): string {
  const part = bytes.subarray(at, at + length);
  const end = part.indexOf(0);
  return part.toString('utf8', 0, end < 0 ? part.length : end);
}

function readAt(file: number, bytes: number, at: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  const got = readSync(file, buffer, 0, bytes, at);
  return buffer.subarray(0, got);
}
