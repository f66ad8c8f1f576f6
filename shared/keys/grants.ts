import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '@blende/shared/basics/secret.ts';
import { KEY_ID_BYTES, keyIdToBytes } from './key-id.ts';
import { KeysError } from './keys-error.ts';

const MAC_BYTES = 32;
const EXPIRY_BYTES = 8;

// 8 bytes of expiry in milliseconds · 39 bytes per key · 32 bytes HMAC-SHA-256 over job and all that.

/** Whoever shows it may open these keys for this job until then. */
export function writeGrant(
  key: Secret<Uint8Array>,
  granted: { readonly job: string; readonly ids: readonly string[]; readonly until: number },
): string {
  const expiry = Buffer.alloc(EXPIRY_BYTES);
  expiry.writeBigUInt64BE(BigInt(granted.until));
  const body = Buffer.concat([expiry, ...granted.ids.map(keyIdToBytes)]);
  return Buffer.concat([body, mac(key, granted.job, body)]).toString('base64url');
}

/**
 * The ids of a grant, in bytes.
 * @throws KeysError `grant-invalid` for anything that was not written for this job with this key,
 * `grant-expired`.
 */
export function readGrant(
  key: Secret<Uint8Array>,
  shown: { readonly grant: string; readonly job: string; readonly now: number },
): readonly Buffer[] {
  const bytes = Buffer.from(shown.grant, 'base64url');
  const end = bytes.length - MAC_BYTES;
  if (end < EXPIRY_BYTES || (end - EXPIRY_BYTES) % KEY_ID_BYTES !== 0)
    throw new KeysError('grant-invalid');
  const body = bytes.subarray(0, end);
  if (!timingSafeEqual(mac(key, shown.job, body), bytes.subarray(end)))
    throw new KeysError('grant-invalid');
  if (Number(body.readBigUInt64BE(0)) < shown.now) throw new KeysError('grant-expired');
  return Array.from({ length: (end - EXPIRY_BYTES) / KEY_ID_BYTES }, (_, index) => {
    const at = EXPIRY_BYTES + index * KEY_ID_BYTES;
    return body.subarray(at, at + KEY_ID_BYTES);
  });
}

/** The job's length stands before it, so that no job's end reads as a grant's beginning. */
function mac(key: Secret<Uint8Array>, job: string, body: Uint8Array): Buffer {
  const name = Buffer.from(job);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(name.length);
  return createHmac('sha256', key.reveal()).update(length).update(name).update(body).digest();
}
