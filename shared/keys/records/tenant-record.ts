import type { KeyObject } from 'node:crypto';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { placeOfSlot } from '../slots/slot-file.ts';
import { BODY_AT, livingSlot } from '../slots/slot.ts';
import { unwrapKey, WRAP_BYTES, wrapKey, wrappingKey } from '../wrap-key.ts';
import type { KeyPlace, WrappingEpoch } from './key-record.ts';

// The record of one epoch of a tenant in its slot of 256 bytes; its generation is the instance's epoch.
//    4 bytes    the tenant's epoch
//  124 bytes    three keys of 32 bytes, wrapped: data key, private half, index key
const WRAPPED_AT = BODY_AT + 4;
const KEY_BYTES = 32;
const WRAPPED_END = WRAPPED_AT + 3 * KEY_BYTES + WRAP_BYTES;

/** What a tenant's keys are, opened. The data key only wraps: it changes with each epoch. */
export interface OpenedTenant {
  readonly wrapping: WrappingEpoch;
  readonly privateHalf: Secret<Uint8Array>;
  readonly index: Secret<Uint8Array>;
}

export interface TenantSecrets {
  readonly privateHalf: Uint8Array;
  readonly index: Uint8Array;
}

/** A new epoch: its data key is drawn here; the others go on, or are drawn for a new tenant. */
export function newTenantSlot(
  place: KeyPlace,
  epoch: number,
  instance: WrappingEpoch,
  kept: TenantSecrets = { privateHalf: randomBytes(KEY_BYTES), index: randomBytes(KEY_BYTES) },
): Buffer {
  const secrets = Buffer.concat([randomBytes(KEY_BYTES), kept.privateHalf, kept.index]);
  const slot = tenantSlot(place, epochBytes(epoch), { secrets, instance });
  secrets.fill(0);
  return slot;
}

export function openTenantSlot(
  bytes: Buffer,
  place: KeyPlace,
  instance: WrappingEpoch,
): OpenedTenant | undefined {
  const secrets = openSecrets(bytes, place, instance);
  if (secrets === undefined) return undefined;
  const [dataKey, privateHalf, index] = [0, 1, 2].map(
    (at) => new Secret<Uint8Array>(secrets.subarray(at * KEY_BYTES, (at + 1) * KEY_BYTES)),
  );
  if (dataKey === undefined || privateHalf === undefined || index === undefined) return undefined;
  const wrapping = {
    epoch: bytes.readUInt32BE(BODY_AT),
    key: wrappingKey(dataKey, 'tenant wraps key'),
  };
  dataKey.reveal().fill(0);
  return { wrapping, privateHalf, index };
}

function openSecrets(
  bytes: Buffer,
  { file, slot }: KeyPlace,
  instance: { readonly key: KeyObject },
) {
  const place = Buffer.concat([placeOfSlot(file, slot), bytes.subarray(4, WRAPPED_AT)]);
  return unwrapKey(bytes.subarray(WRAPPED_AT, WRAPPED_END), instance.key, place);
}

function tenantSlot(
  { file, slot }: KeyPlace,
  head: Uint8Array,
  sealed: { readonly secrets: Uint8Array; readonly instance: WrappingEpoch },
): Buffer {
  const { epoch: generation, key } = sealed.instance;
  const place = Buffer.concat([placeOfSlot(file, slot), epochBytes(generation), head]);
  const wrapped = wrapKey(sealed.secrets, key, place);
  return livingSlot(file, slot, { generation, body: Buffer.concat([head, wrapped]) });
}

function epochBytes(epoch: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(epoch);
  return bytes;
}
