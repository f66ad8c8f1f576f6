import type { Brand } from '../basics/brand.ts';
import { randomBytes } from '../basics/bytes.ts';

/** An organisation that keeps things here: a random UUID (RFC 9562, version 4) in small letters. */
export type TenantId = Brand<string, 'TenantId'>;

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function newTenantId(): TenantId {
  const bytes = randomBytes(16);
  // RFC 9562, section 5.4: version and variant.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const at = [0, 8, 12, 16, 20, 32] as const;
  return at
    .slice(1)
    .map((end, index) => hex.slice(at[index], end))
    .join('-') as TenantId;
}

/** Undefined for anything but the one spelling that `newTenantId` writes. */
export function parseTenantId(text: string): TenantId | undefined {
  return UUID_V4.test(text) ? (text as TenantId) : undefined;
}
