import { hash, randomFillSync } from 'node:crypto';
import { placeOfSlot, type SlotFile } from './slot-file.ts';

// A slot:
//    4 bytes   mark: zeros before the first use, LIVING or DESTROYED
//    4 bytes   generation: which key of the level above wraps it
//    n bytes   what kind of record it is says
//    8 bytes   checksum over its place and all before; finds damage and swapped slots, stops nobody
const MARK_BYTES = 4;
const CHECKSUM_BYTES = 8;
/** Where a record's own bytes begin. */
export const BODY_AT = MARK_BYTES + 4;
// Their bits are far apart: no few flipped ones turn one into the other.
const LIVING = 0x4b_b4_4b_b4;
const DESTROYED = 0xb4_d2_2d_b4;

export type SlotState = 'empty' | 'living' | 'destroyed' | 'damaged';

export function slotState(bytes: Buffer, file: SlotFile, slot: number): SlotState {
  const mark = bytes.readUInt32BE(0);
  if (mark === 0 && bytes.every((byte) => byte === 0)) return 'empty';
  if (mark !== LIVING && mark !== DESTROYED) return 'damaged';
  const sum = checksum(bytes, file, slot);
  if (sum.compare(bytes, bytes.length - CHECKSUM_BYTES) !== 0) return 'damaged';
  return mark === LIVING ? 'living' : 'destroyed';
}

export function generationOf(bytes: Buffer): number {
  return bytes.readUInt32BE(MARK_BYTES);
}

/** A whole slot around the bytes of a record. */
export function livingSlot(
  file: SlotFile,
  slot: number,
  { generation, body }: { readonly generation: number; readonly body: Uint8Array },
): Buffer {
  const bytes = Buffer.alloc(file.slotBytes);
  bytes.writeUInt32BE(LIVING, 0);
  bytes.writeUInt32BE(generation, MARK_BYTES);
  bytes.set(body, BODY_AT);
  return withChecksum(bytes, file, slot);
}

/** What goes over a slot that shall be forgotten: random bytes that say so. */
export function destroyedSlot(file: SlotFile, slot: number): Buffer {
  const bytes = randomFillSync(Buffer.alloc(file.slotBytes));
  bytes.writeUInt32BE(DESTROYED, 0);
  return withChecksum(bytes, file, slot);
}

function withChecksum(bytes: Buffer, file: SlotFile, slot: number): Buffer {
  bytes.set(checksum(bytes, file, slot), bytes.length - CHECKSUM_BYTES);
  return bytes;
}

function checksum(bytes: Buffer, file: SlotFile, slot: number): Buffer {
  const place = placeOfSlot(file, slot);
  const summed = Buffer.concat([place, bytes.subarray(0, bytes.length - CHECKSUM_BYTES)]);
  return hash('sha256', summed, 'buffer').subarray(0, CHECKSUM_BYTES);
}
