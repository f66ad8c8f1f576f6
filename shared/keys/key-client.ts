import type { Secret } from '@blende/shared/basics/secret.ts';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import type { KeyId } from './key-id.ts';
import type { KeyKind } from './key-kind.ts';
import type { OpenedKey } from './opened-key.ts';

export interface CreatedKey {
  readonly id: KeyId;
  /** `age1…`: whoever has it can seal for this key and open nothing. */
  readonly recipient: string;
}

/** What a tenant has for all that belongs to it. */
export interface TenantKeys {
  /** Counts up with each rotation of the key that wraps the tenant's other keys. */
  readonly epoch: number;
  /** 32 bytes for blind indexes. Stays through rotations: the indexes in the database do too. */
  readonly index: Secret<Uint8Array>;
  /** The tenant's own age identity; opens nothing that has a key of its own. Stays too. */
  readonly identity: Secret<string>;
  readonly recipient: string;
}

/** What a worker holds: it opens the keys of a job that somebody gave it, and no other. */
export interface GrantedKeys {
  /** In the order of the ids that the grant was made for. */
  openGranted(grant: string, job: string): Promise<readonly (OpenedKey | 'destroyed')[]>;
}

/**
 * What the library holds of the key store. Every method fails with a KeysError, whose code is all
 * that it says; `locked` where nobody has opened the root yet.
 */
export interface KeyClient extends GrantedKeys {
  /** Does nothing if there is one. Fails for a tenant that was destroyed. */
  createTenant(tenant: TenantId): Promise<void>;
  /** Resolves when it is durable in every copy. */
  create(tenant: TenantId, kind: KeyKind): Promise<CreatedKey>;
  /** `age1…` of each, in order; fails with `key-destroyed` if one is. */
  recipients(ids: readonly KeyId[]): Promise<readonly string[]>;
  /** In order. Fails if one belongs to another tenant or was never given out. */
  open(tenant: TenantId, ids: readonly KeyId[]): Promise<readonly (OpenedKey | 'destroyed')[]>;
  tenantKeys(tenant: TenantId): Promise<TenantKeys>;
  /** Resolves when every copy is overwritten in place and flushed. A destroyed key may be named again. */
  destroy(ids: readonly KeyId[]): Promise<void>;
  /** All keys of a tenant at once, and its own. */
  destroyTenant(tenant: TenantId): Promise<void>;
  /** What a worker shows to open these keys for this job, within the time given (default: a day). */
  grant(job: string, ids: readonly KeyId[], validForMs?: number): Promise<string>;
}
