import type { KeyObject } from 'node:crypto';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { NONCE_OF_ID_BYTES } from '../key-id.ts';
import { numberOfKind, type KeyKind } from '../key-kind.ts';
import { placeOfSlot, type SlotFile } from '../slots/slot-file.ts';
import { BODY_AT, generationOf, livingSlot } from '../slots/slot.ts';
import { unwrapKey, WRAP_BYTES, wrapKey } from '../wrap-key.ts';
import { publicHalf } from '../x25519.ts';

// The record of one key in its slot of 128 bytes; its generation is the tenant's epoch.
//    1 byte     kind
//    3 bytes    zeros
//   16 bytes    random, as in the key's id
//   32 bytes    public half
//   60 bytes    private half, wrapped; bound to tenant, shard, slot, epoch and all above
const PUBLIC_BYTES = 32;
const RANDOM_AT = BODY_AT + 4;
const PUBLIC_AT = RANDOM_AT + NONCE_OF_ID_BYTES;
const WRAPPED_AT = PUBLIC_AT + PUBLIC_BYTES;
const WRAPPED_END = WRAPPED_AT + 32 + WRAP_BYTES;

export interface KeyPlace {
  readonly file: SlotFile;
  readonly slot: number;
}

export interface WrappingEpoch {
  readonly epoch: number;
  readonly key: KeyObject;
}

/** A new key, drawn here; nobody has its private half but the slot. */
export function newKeySlot(
  { file, slot }: KeyPlace,
  kind: KeyKind,
  wrapping: WrappingEpoch,
): { readonly bytes: Buffer; readonly random: Uint8Array; readonly publicHalf: Buffer } {
  const privateHalf = randomBytes(32);
  const random = randomBytes(NONCE_OF_ID_BYTES);
  const shown = publicHalf(privateHalf);
  const head = Buffer.concat([Uint8Array.of(numberOfKind(kind), 0, 0, 0), random, shown]);
  const bytes = keySlot({ file, slot }, head, { privateHalf, wrapping });
  privateHalf.fill(0);
  return { bytes, random, publicHalf: shown };
}

/** The 32 bytes of the private half, undefined where this epoch's key or this place is not the right one. */
export function openKeySlot(
  bytes: Buffer,
  { file, slot }: KeyPlace,
  wrapping: WrappingEpoch,
): Buffer | undefined {
  const place = Buffer.concat([placeOfSlot(file, slot), bytes.subarray(4, WRAPPED_AT)]);
  return unwrapKey(bytes.subarray(WRAPPED_AT, WRAPPED_END), wrapping.key, place);
}

/** The same key under another epoch; undefined where it cannot be opened. */
export function rewrapKeySlot(
  bytes: Buffer,
  place: KeyPlace,
  wrapping: { readonly from: WrappingEpoch; readonly to: WrappingEpoch },
): Buffer | undefined {
  const privateHalf = openKeySlot(bytes, place, wrapping.from);
  if (privateHalf === undefined) return undefined;
  const head = bytes.subarray(BODY_AT, WRAPPED_AT);
  const rewrapped = keySlot(place, head, { privateHalf, wrapping: wrapping.to });
  privateHalf.fill(0);
  return rewrapped;
}

export function epochOfKey(bytes: Buffer): number {
  return generationOf(bytes);
}

export function randomOfKey(bytes: Buffer): Buffer {
  return bytes.subarray(RANDOM_AT, PUBLIC_AT);
}

export function publicOfKey(bytes: Buffer): Buffer {
  return bytes.subarray(PUBLIC_AT, WRAPPED_AT);
}

function keySlot(
  { file, slot }: KeyPlace,
  head: Uint8Array,
  sealed: { readonly privateHalf: Uint8Array; readonly wrapping: WrappingEpoch },
): Buffer {
  const { epoch, key } = sealed.wrapping;
  const generation = Buffer.alloc(4);
  generation.writeUInt32BE(epoch);
  const place = Buffer.concat([placeOfSlot(file, slot), generation, head]);
  const wrapped = wrapKey(sealed.privateHalf, key, place);
  return livingSlot(file, slot, { generation: epoch, body: Buffer.concat([head, wrapped]) });
}
