import type { Secret } from '@blende/shared/basics/secret.ts';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';

export interface FieldKey {
  /** 32 bytes. */
  readonly field: Secret<Uint8Array>;
}

/** What sealed columns need of the key store; its client fits. */
export interface FieldKeys {
  /** In the order of the ids. */
  open(tenant: TenantId, ids: readonly string[]): Promise<readonly (FieldKey | 'destroyed')[]>;
  /** `epoch`: a whole number that grows with each rotation. `index`: 32 bytes, for blind indexes. */
  tenantKeys(
    tenant: TenantId,
  ): Promise<{ readonly epoch: number; readonly index: Secret<Uint8Array> }>;
}
