import { Secret } from '@blende/shared/basics/secret.ts';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { deriveKey } from './derive-key.ts';
import { readGrant, writeGrant } from './grants.ts';
import type { CreatedKey, KeyClient, TenantKeys } from './key-client.ts';
import { keyIdOf, keyIdToBytes, readKeyId, type KeyAddress, type KeyId } from './key-id.ts';
import type { KeyKind } from './key-kind.ts';
import type { KeyStore, ReadSlot } from './key-store.ts';
import { KeysError } from './keys-error.ts';
import { OpenedKey } from './opened-key.ts';
import type { InstanceKey } from './records/instance-record.ts';
import {
  epochOfKey,
  newKeySlot,
  openKeySlot,
  publicOfKey,
  randomOfKey,
} from './records/key-record.ts';
import { rotateTenant } from './rotate-tenant.ts';
import { TenantRing } from './tenant-ring.ts';
import { ageIdentity, ageRecipient, publicHalf } from './x25519.ts';

const DAY_MS = 86_400_000;

/** A key as it was found: opened, or gone for good. */
interface Found {
  readonly address: KeyAddress;
  readonly privateHalf: Buffer | 'destroyed';
  readonly publicHalf: Buffer;
}

/** A store and the opened instance key together: all that a KeyClient can ask, in one process. */
export class Keyring implements KeyClient {
  readonly #store: KeyStore;
  readonly #tenants: TenantRing;
  readonly #grants: Secret<Uint8Array>;

  constructor(store: KeyStore, instance: InstanceKey) {
    this.#store = store;
    this.#tenants = new TenantRing(store, instance);
    this.#grants = new Secret<Uint8Array>(deriveKey(instance.secret, 'instance grants'));
  }

  async createTenant(tenant: TenantId): Promise<void> {
    await this.#tenants.make(tenant);
  }

  async create(tenant: TenantId, kind: KeyKind): Promise<CreatedKey> {
    const { file, shard, slot } = await this.#store.freeSlot(tenant);
    // From here to the queue nothing waits: a rotation finds the key under an epoch it knows.
    const { wrapping } = this.#tenants.newest(tenant);
    const key = newKeySlot({ file, slot }, kind, wrapping);
    await this.#store.write({ file, slot, bytes: key.bytes });
    this.#store.tenant(tenant).living += 1;
    const id = keyIdOf({ tenant, shard, slot, random: key.random });
    return { id, recipient: ageRecipient(key.publicHalf) };
  }

  async recipients(ids: readonly KeyId[]): Promise<readonly string[]> {
    const found = await this.#find(ids.map((id) => readKeyId(keyIdToBytes(id))));
    return found.map(({ privateHalf, publicHalf }) => {
      if (privateHalf === 'destroyed') throw new KeysError('key-destroyed');
      privateHalf.fill(0);
      return ageRecipient(publicHalf);
    });
  }

  async open(
    tenant: TenantId,
    ids: readonly KeyId[],
  ): Promise<readonly (OpenedKey | 'destroyed')[]> {
    return await this.openBytes(ids.map(keyIdToBytes), tenant);
  }

  /** What `tenantKeys` is made of; the caller only reads. */
  ownKeys(tenant: TenantId) {
    const { wrapping, index, privateHalf } = this.#tenants.newest(tenant);
    return { epoch: wrapping.epoch, index, privateHalf };
  }

  async tenantKeys(tenant: TenantId): Promise<TenantKeys> {
    const { epoch, index, privateHalf } = this.ownKeys(tenant);
    const bytes = privateHalf.reveal();
    return await Promise.resolve({
      epoch,
      index: new Secret<Uint8Array>(Uint8Array.from(index.reveal())),
      identity: new Secret(ageIdentity(bytes)),
      recipient: ageRecipient(publicHalf(bytes)),
    });
  }

  async destroy(ids: readonly KeyId[]): Promise<void> {
    const addresses = ids.map((id) => readKeyId(keyIdToBytes(id)));
    for (const [, shard] of byShard(addresses)) await this.#destroyIn(shard);
  }

  async destroyTenant(tenant: TenantId): Promise<void> {
    await this.#tenants.destroy(tenant);
  }

  async grant(job: string, ids: readonly KeyId[], validForMs = DAY_MS): Promise<string> {
    const until = Date.now() + validForMs;
    return await Promise.resolve(writeGrant(this.#grants, { job, ids, until }));
  }

  async openGranted(grant: string, job: string): Promise<readonly (OpenedKey | 'destroyed')[]> {
    return await this.openBytes(readGrant(this.#grants, { grant, job, now: Date.now() }));
  }

  /** The same as `open`, for ids that came as bytes. */
  async openBytes(
    ids: readonly Buffer[],
    tenant?: TenantId,
  ): Promise<readonly (OpenedKey | 'destroyed')[]> {
    const addresses = ids.map(readKeyId);
    if (tenant !== undefined && addresses.some((address) => address.tenant !== tenant))
      throw new KeysError('key-foreign');
    return (await this.#find(addresses)).map(({ privateHalf }) =>
      privateHalf === 'destroyed' ? privateHalf : new OpenedKey(privateHalf),
    );
  }

  /** Wraps all keys of a tenant under a new data key, and forgets the old one. */
  async rotateTenant(tenant: TenantId): Promise<void> {
    await this.#tenants.addEpoch(tenant);
    await rotateTenant(this.#store, this.#tenants, tenant);
  }

  /** Goes on with rotations that a crash interrupted. */
  async finishRotations(): Promise<void> {
    for (const [tenant, { epochs }] of this.#store.tenants)
      if (epochs.size > 1) await rotateTenant(this.#store, this.#tenants, tenant);
  }

  async #find(addresses: readonly KeyAddress[]): Promise<readonly Found[]> {
    const found = new Map<KeyAddress, Found>();
    for (const [, shard] of byShard(addresses))
      for (const one of await this.#findIn(shard)) found.set(one.address, one);
    return addresses.map((address) => {
      const one = found.get(address);
      if (one === undefined) throw new KeysError('key-unknown');
      return one;
    });
  }

  async #findIn(addresses: readonly KeyAddress[]): Promise<readonly Found[]> {
    const file = this.#fileOf(addresses);
    const slots = await this.#store.read(
      file,
      addresses.map(({ slot }) => slot),
    );
    const found: Found[] = [];
    for (const [index, address] of addresses.entries()) {
      const slot = slots[index];
      if (slot === undefined) throw new KeysError('key-unknown');
      assertNamed(slot, address);
      const privateHalf =
        slot.state === 'destroyed' ? slot.state : await this.#openSlot(slot, address);
      found.push({ address, privateHalf, publicHalf: publicOfKey(slot.bytes) });
    }
    return found;
  }

  async #openSlot({ bytes }: ReadSlot, { tenant, shard, slot }: KeyAddress): Promise<Buffer> {
    const file = this.#store.tenant(tenant).shard(shard);
    const unwrap = (version: Buffer): Buffer | undefined =>
      openKeySlot(
        version,
        { file, slot },
        this.#tenants.epoch(tenant, epochOfKey(version)).wrapping,
      );
    const opened = unwrap(bytes);
    if (opened !== undefined) return opened;
    for (const version of await this.#store.versions(file, slot)) {
      const other = unwrap(version);
      if (other !== undefined) return other;
    }
    throw new KeysError('key-damaged');
  }

  async #destroyIn(addresses: readonly KeyAddress[]): Promise<void> {
    const file = this.#fileOf(addresses);
    const numbers = addresses.map(({ slot }) => slot);
    const slots = await this.#store.read(file, numbers);
    const living: number[] = [];
    for (const [index, address] of addresses.entries()) {
      const slot = slots[index];
      if (slot === undefined || slot.state === 'empty') throw new KeysError('key-unknown');
      if (slot.state === 'living') assertNamed(slot, address);
      if (slot.state !== 'destroyed') living.push(address.slot);
    }
    await this.#store.destroy(file, [...new Set(living)]);
  }

  #fileOf([first]: readonly KeyAddress[]) {
    if (first === undefined) throw new KeysError('key-unknown');
    return this.#store.tenant(first.tenant).shard(first.shard);
  }
}

function byShard(addresses: readonly KeyAddress[]): ReadonlyMap<string, readonly KeyAddress[]> {
  return Map.groupBy(addresses, ({ tenant, shard }) => `${tenant} ${shard}`);
}

/** An id opens nothing unless its random bytes are those of the slot. */
function assertNamed({ bytes, state }: ReadSlot, { random }: KeyAddress): void {
  if (state === 'empty') throw new KeysError('key-unknown');
  if (state === 'damaged') throw new KeysError('key-damaged');
  if (state === 'living' && !randomOfKey(bytes).equals(random)) throw new KeysError('key-unknown');
}
