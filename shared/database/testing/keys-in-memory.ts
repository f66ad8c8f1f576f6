import { randomBytes } from 'node:crypto';
import { Secret } from '@blende/shared/basics/secret.ts';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import type { FieldKey, FieldKeys } from '../sealed/field-keys.ts';

/** A key store that forgets at once, for tests of what stands on one. Counts the questions. */
export class KeysInMemory implements FieldKeys {
  readonly #keys = new Map<string, FieldKey>();
  readonly #index = new Map<TenantId, Secret<Uint8Array>>();
  epoch = 1;
  questions = 0;

  create(tenant: TenantId): string {
    const id = randomBytes(16).toString('hex');
    this.#keys.set(`${tenant} ${id}`, { field: new Secret(randomBytes(32)) });
    return id;
  }

  destroy(tenant: TenantId, id: string): void {
    this.#keys.delete(`${tenant} ${id}`);
  }

  open(tenant: TenantId, ids: readonly string[]): Promise<readonly (FieldKey | 'destroyed')[]> {
    this.questions += 1;
    return Promise.resolve(ids.map((id) => this.#keys.get(`${tenant} ${id}`) ?? 'destroyed'));
  }

  tenantKeys(tenant: TenantId): Promise<{ epoch: number; index: Secret<Uint8Array> }> {
    const index = this.#index.get(tenant) ?? new Secret<Uint8Array>(randomBytes(32));
    this.#index.set(tenant, index);
    return Promise.resolve({ epoch: this.epoch, index });
  }
}
