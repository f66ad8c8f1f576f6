import { Secret } from '@blende/shared/basics/secret.ts';
import { readRootWay, ROOT_WAY_BYTES, writeRootWay, type RootWay } from '../root/root-way.ts';
import { placeOfSlot } from '../slots/slot-file.ts';
import { BODY_AT, generationOf, livingSlot } from '../slots/slot.ts';
import { unwrapKey, WRAP_BYTES, wrapKey, wrappingKey } from '../wrap-key.ts';
import type { KeyPlace } from './key-record.ts';

// The record of one epoch of the instance in its slot of 256 bytes; its generation counts the roots.
//    4 bytes    the instance's epoch
//   32 bytes    how the root is kept
//   60 bytes    instance key, wrapped
const WAY_AT = BODY_AT + 4;
const WRAPPED_AT = WAY_AT + ROOT_WAY_BYTES;
const WRAPPED_END = WRAPPED_AT + 32 + WRAP_BYTES;

export interface Root {
  /** 32 bytes. */
  readonly secret: Secret<Uint8Array>;
  readonly way: RootWay;
}

export interface InstanceKey {
  readonly epoch: number;
  /** 32 bytes. */
  readonly secret: Secret<Uint8Array>;
}

/** The instance key under a root; `generation` grows with each root. */
export function instanceSlot(
  { file, slot }: KeyPlace,
  instance: InstanceKey,
  { root, generation }: { readonly root: Root; readonly generation: number },
): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(generation, 0);
  head.writeUInt32BE(instance.epoch, 4);
  const bound = Buffer.concat([placeOfSlot(file, slot), head, writeRootWay(root.way)]);
  const key = wrappingKey(root.secret, 'root wraps instance');
  const wrapped = wrapKey(instance.secret.reveal(), key, bound);
  const body = Buffer.concat([head.subarray(4), writeRootWay(root.way), wrapped]);
  return livingSlot(file, slot, { generation, body });
}

/** Undefined where it is another root. */
export function openInstanceSlot(
  bytes: Buffer,
  { file, slot }: KeyPlace,
  root: Secret<Uint8Array>,
): InstanceKey | undefined {
  const bound = Buffer.concat([placeOfSlot(file, slot), bytes.subarray(4, WRAPPED_AT)]);
  const key = wrappingKey(root, 'root wraps instance');
  const secret = unwrapKey(bytes.subarray(WRAPPED_AT, WRAPPED_END), key, bound);
  if (secret === undefined) return undefined;
  return { epoch: bytes.readUInt32BE(BODY_AT), secret: new Secret<Uint8Array>(secret) };
}

export function rootWayOf(bytes: Buffer): RootWay | undefined {
  return readRootWay(bytes.subarray(WAY_AT, WRAPPED_AT));
}

export function rootGenerationOf(bytes: Buffer): number {
  return generationOf(bytes);
}
