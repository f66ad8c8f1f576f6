import { hkdfSync } from 'node:crypto';
import type { Secret } from '@blende/shared/basics/secret.ts';

/** What a derived key is for: no two uses share one. */
export type DerivedUse =
  | 'root wraps instance'
  | 'instance wraps tenant'
  | 'tenant wraps key'
  | 'instance grants'
  | 'field';

export const KEY_BYTES = 32;

/** 32 bytes by HKDF-SHA-256 (RFC 5869); the use is its info, the salt is empty. */
export function deriveKey(from: Secret<Uint8Array>, use: DerivedUse): Buffer {
  return Buffer.from(hkdfSync('sha256', from.reveal(), '', `blende keys 1 ${use}`, KEY_BYTES));
}
