import type { Brand } from '@blende/shared/basics/brand.ts';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { KeysError } from './keys-error.ts';
import { TENANT_BYTES, tenantFromBytes, tenantToBytes } from './tenant-bytes.ts';

/**
 * Names a key, and the place where it lies, so that nothing has to be looked up. Says nothing of
 * whose key it is. 39 bytes in base64url:
 *
 *    1 byte    version, 1
 *   16 bytes   tenant
 *    4 bytes   shard
 *    2 bytes   slot in the shard
 *   16 bytes   random
 */
export type KeyId = Brand<string, 'KeyId'>;

export const KEY_ID_BYTES = 39;
export const NONCE_OF_ID_BYTES = 16;
const VERSION = 1;
const SHARD_AT = 1 + TENANT_BYTES;
const SLOT_AT = SHARD_AT + 4;
const RANDOM_AT = SLOT_AT + 2;

export interface KeyAddress {
  readonly tenant: TenantId;
  readonly shard: number;
  readonly slot: number;
  /** 16 bytes, drawn when the key was made: nobody guesses an id. */
  readonly random: Uint8Array;
}

export function keyIdOf({ tenant, shard, slot, random }: KeyAddress): KeyId {
  const bytes = Buffer.alloc(KEY_ID_BYTES);
  bytes[0] = VERSION;
  bytes.set(tenantToBytes(tenant), 1);
  bytes.writeUInt32BE(shard, SHARD_AT);
  bytes.writeUInt16BE(slot, SLOT_AT);
  bytes.set(random, RANDOM_AT);
  return bytes.toString('base64url') as KeyId;
}

/** @throws KeysError `key-id-invalid` for anything that `keyIdOf` does not write. */
export function keyIdToBytes(id: string): Buffer {
  const bytes = Buffer.from(id, 'base64url');
  if (bytes.length === KEY_ID_BYTES && id.length === 52 && bytes[0] === VERSION) return bytes;
  throw new KeysError('key-id-invalid');
}

/** @throws KeysError `key-id-invalid` */
export function readKeyId(bytes: Buffer): KeyAddress {
  if (bytes.length !== KEY_ID_BYTES || bytes[0] !== VERSION) throw new KeysError('key-id-invalid');
  return {
    tenant: tenantFromBytes(bytes.subarray(1, SHARD_AT)),
    shard: bytes.readUInt32BE(SHARD_AT),
    slot: bytes.readUInt16BE(SLOT_AT),
    random: bytes.subarray(RANDOM_AT),
  };
}
