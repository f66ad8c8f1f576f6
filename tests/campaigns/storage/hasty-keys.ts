import { randomBytes } from 'node:crypto';
import type { CreatedKey } from '@blende/shared/keys/key-client.ts';
import { keyIdOf, keyIdToBytes, readKeyId, type KeyId } from '@blende/shared/keys/key-id.ts';
import type { KeyKind } from '@blende/shared/keys/key-kind.ts';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import type { SampleKeys } from '../../kit/library-sample/sample-library.ts';

/** Wrong on purpose: gives out ids at once that the store never hears of. */
export class HastyKeys implements SampleKeys {
  readonly #keys: SampleKeys;
  readonly #real = new Map<KeyId, KeyId>();

  constructor(keys: SampleKeys) {
    this.#keys = keys;
  }

  async create(tenant: TenantId, kind: KeyKind): Promise<CreatedKey> {
    const { id, recipient } = await this.#keys.create(tenant, kind);
    const hasty = keyIdOf({ ...readKeyId(keyIdToBytes(id)), random: randomBytes(16) });
    this.#real.set(hasty, id);
    return { id: hasty, recipient };
  }

  async open(tenant: TenantId, ids: readonly KeyId[]) {
    return await this.#keys.open(
      tenant,
      ids.map((id) => this.#real.get(id) ?? id),
    );
  }

  async tenantKeys(tenant: TenantId) {
    return await this.#keys.tenantKeys(tenant);
  }

  async destroy(ids: readonly KeyId[]): Promise<void> {
    await this.#keys.destroy(ids.map((id) => this.#real.get(id) ?? id));
  }
}
