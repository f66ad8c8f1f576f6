import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { padField, unpadField } from './field-padding.ts';
import { SealedFieldError } from './sealed-field-error.ts';

// A sealed value, version 1, in bytes: version (1), epoch (4, big endian), nonce (12), padded value
// (AES-256-GCM), tag (16). Nonces are random: 2^32 values under one key stay far below the limit of
// NIST SP 800-38D, section 8.3, and no key is for more than one thing or person.

const VERSION = 1;
const HEAD_BYTES = 17;
const NONCE_AT = 5;
const TAG_BYTES = 16;

/** Where a value belongs; it opens nowhere else. */
export interface FieldPlace {
  readonly tenant: TenantId;
  readonly table: string;
  readonly column: string;
  /** Of the row. */
  readonly row: string;
}

/** @param key 32 bytes @param epoch of the tenant's keys at the time of writing */
export function sealField(
  key: Uint8Array,
  place: FieldPlace,
  epoch: number,
  value: Uint8Array,
): Buffer {
  const padded = padField(value);
  const sealed = Buffer.allocUnsafe(HEAD_BYTES + padded.length + TAG_BYTES);
  sealed[0] = VERSION;
  sealed.writeUInt32BE(epoch, 1);
  const nonce = randomFillSync(sealed.subarray(NONCE_AT, HEAD_BYTES));
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(boundTo(place, epoch));
  sealed.set(cipher.update(padded), HEAD_BYTES);
  cipher.final();
  sealed.set(cipher.getAuthTag(), HEAD_BYTES + padded.length);
  return sealed;
}

/** @throws SealedFieldError `field-version` or `field-damaged` */
export function openField(key: Uint8Array, place: FieldPlace, sealed: Buffer): Buffer {
  if (sealed.length <= HEAD_BYTES + TAG_BYTES) throw new SealedFieldError('field-damaged');
  if (sealed[0] !== VERSION) throw new SealedFieldError('field-version');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(NONCE_AT, HEAD_BYTES));
  decipher.setAAD(boundTo(place, sealed.readUInt32BE(1)));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const padded = decipher.update(sealed.subarray(HEAD_BYTES, -TAG_BYTES));
  try {
    decipher.final();
  } catch {
    throw new SealedFieldError('field-damaged');
  }
  return unpadField(padded);
}

/** Each part led by its length, so that no two places read alike. */
function boundTo({ tenant, table, column, row }: FieldPlace, epoch: number): Buffer {
  const parts = ['blende field 1', tenant, table, column, row, String(epoch)];
  return Buffer.from(parts.map((part) => `${part.length}:${part}`).join(''));
}
