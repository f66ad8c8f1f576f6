import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import type { KeyStore } from './key-store.ts';
import { KeysError } from './keys-error.ts';
import type { InstanceKey } from './records/instance-record.ts';
import type { KeyPlace, WrappingEpoch } from './records/key-record.ts';
import { newTenantSlot, openTenantSlot, type OpenedTenant } from './records/tenant-record.ts';
import { wrappingKey } from './wrap-key.ts';

/** The tenants' own keys, opened when they are first asked for and held in memory. */
export class TenantRing {
  readonly #store: KeyStore;
  readonly #instance: WrappingEpoch;
  readonly #opened = new Map<TenantId, Map<number, OpenedTenant>>();
  readonly #making = new Map<TenantId, Promise<void>>();

  constructor(store: KeyStore, { epoch, secret }: InstanceKey) {
    this.#store = store;
    this.#instance = { epoch, key: wrappingKey(secret, 'instance wraps tenant') };
  }

  async make(tenant: TenantId): Promise<void> {
    const known = this.#store.tenants.has(tenant);
    if (known) this.#store.tenant(tenant);
    else await this.#makeOnce(tenant);
  }

  /** The newest epoch: new keys are wrapped by it. */
  newest(tenant: TenantId): OpenedTenant {
    return this.epoch(tenant, this.#store.tenant(tenant).newestEpoch);
  }

  /** @throws KeysError `key-damaged` if what wraps an epoch's keys is gone or cannot be opened. */
  epoch(tenant: TenantId, epoch: number): OpenedTenant {
    const files = this.#store.tenant(tenant);
    const bytes = files.epochs.get(epoch);
    if (bytes === undefined) throw new KeysError('key-damaged');
    const opened = this.#opened.get(tenant) ?? new Map<number, OpenedTenant>();
    this.#opened.set(tenant, opened);
    const known =
      opened.get(epoch) ?? openTenantSlot(bytes, files.epochPlace(epoch), this.#instance);
    if (known === undefined) throw new KeysError('key-damaged');
    opened.set(epoch, known);
    return known;
  }

  /** Draws another data key, durable in every copy when it resolves. The older ones stay. */
  async addEpoch(tenant: TenantId): Promise<void> {
    const { privateHalf, index } = this.newest(tenant);
    const kept = { privateHalf: privateHalf.reveal(), index: index.reveal() };
    const files = this.#store.tenant(tenant);
    const epoch = files.newestEpoch + 1;
    const bytes = newTenantSlot(files.epochPlace(epoch), epoch, this.#instance, kept);
    await this.#store.writeEpoch(tenant, epoch, bytes);
  }

  async forgetEpoch(tenant: TenantId, epoch: number): Promise<void> {
    await this.#store.destroyEpoch(tenant, epoch);
    this.#opened.get(tenant)?.delete(epoch);
  }

  async destroy(tenant: TenantId): Promise<void> {
    this.#clear(tenant);
    await this.#store.destroyTenant(tenant);
    this.#clear(tenant);
  }

  #clear(tenant: TenantId): void {
    for (const { privateHalf, index } of this.#opened.get(tenant)?.values() ?? []) {
      privateHalf.reveal().fill(0);
      index.reveal().fill(0);
    }
    this.#opened.delete(tenant);
  }

  async #makeOnce(tenant: TenantId): Promise<void> {
    const making =
      this.#making.get(tenant) ??
      this.#store.writeEpoch(tenant, 1, this.#firstSlot(this.#store.epochPlace(tenant, 1)));
    this.#making.set(tenant, making);
    try {
      await making;
    } finally {
      this.#making.delete(tenant);
    }
  }

  #firstSlot(place: KeyPlace): Buffer {
    return newTenantSlot(place, 1, this.#instance);
  }
}
