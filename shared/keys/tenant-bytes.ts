import { parseTenantId, type TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { KeysError } from './keys-error.ts';

export const TENANT_BYTES = 16;

/** The 16 bytes of the UUID. */
export function tenantToBytes(tenant: TenantId): Buffer {
  return Buffer.from(tenant.replaceAll('-', ''), 'hex');
}

/** @throws KeysError `key-id-invalid` for what is no tenant's id. */
export function tenantFromBytes(bytes: Uint8Array): TenantId {
  const hex = Buffer.from(bytes).toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  const tenant = parseTenantId([...parts, hex.slice(20)].join('-'));
  if (tenant === undefined) throw new KeysError('key-id-invalid');
  return tenant;
}
