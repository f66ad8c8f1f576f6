import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseTenantId, type TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { KeysError } from './keys-error.ts';
import { Copies, type SlotChange } from './slots/copies.ts';
import { healFile } from './slots/heal-file.ts';
import { readSlotFileName, slotFile, slotIn, type SlotFile } from './slots/slot-file.ts';
import { destroyedSlot, slotState, type SlotState } from './slots/slot.ts';
import { storeMark } from './slots/store-mark.ts';
import { TenantFiles, type FreeSlot } from './slots/tenant-files.ts';
import { WriteQueue } from './slots/write-queue.ts';

/** Told while the store is opened or read: `copy` counts from 0. */
export type TellDamage = (
  found: { readonly copy: number; readonly mended: number } | { readonly lost: number },
) => void;

/** A slot and what it is, in whatever copy it could be read. */
export interface ReadSlot {
  readonly bytes: Buffer;
  readonly state: SlotState;
}

/**
 * Slots in several synchronous copies, that can be forgotten: written once, overwritten in place,
 * never used again, renamed or given back. It holds no key and knows no cryptography.
 */
export class KeyStore {
  readonly id: string;
  readonly #copies: Copies;
  readonly #tell: TellDamage;
  readonly #queue: WriteQueue;
  readonly #tenants = new Map<TenantId, TenantFiles>();
  readonly #instance: SlotFile;
  readonly #growing = new Map<TenantId, Promise<void>>();

  private constructor(folders: readonly string[], tell: TellDamage) {
    this.id = storeMark(folders);
    this.#copies = new Copies(folders);
    this.#tell = tell;
    this.#queue = new WriteQueue((changes) => this.#copies.write(changes));
    this.#instance = slotFile(this.id, 'instance', { number: 0 });
  }

  /**
   * Compares all copies and mends where they differ (see `reconcileSlot`), before anybody asks.
   * @throws KeysError `copies-differ`, `store-newer`, `store-damaged`, `copy-not-written`
   */
  static async open(folders: readonly string[], tell: TellDamage = () => undefined) {
    const store = new KeyStore(folders, tell);
    for (const tenant of store.#foundTenants()) await store.#readTenant(tenant);
    return store;
  }

  get folders(): readonly string[] {
    return this.#copies.folders;
  }

  get tenants(): ReadonlyMap<TenantId, TenantFiles> {
    return this.#tenants;
  }

  /** @throws KeysError `tenant-unknown`, `tenant-destroyed` */
  tenant(tenant: TenantId): TenantFiles {
    const files = this.#tenants.get(tenant);
    const condition = files?.condition ?? 'never';
    if (files !== undefined && condition === 'living') return files;
    if (condition === 'ended') throw new KeysError('tenant-destroyed');
    throw new KeysError(condition === 'damaged' ? 'key-damaged' : 'tenant-unknown');
  }

  /** The instance's own records. Read anew each time: they are few and change rarely. */
  async instanceSlots(): Promise<{ readonly file: SlotFile; readonly content: Buffer }> {
    return { file: this.#instance, content: await this.#heal(this.#instance) };
  }

  async write(change: SlotChange): Promise<void> {
    await this.#queue.write(change);
  }

  async writeInstance(slot: number, bytes: Buffer): Promise<void> {
    this.#copies.preallocate(this.#instance);
    await this.write({ file: this.#instance, slot, bytes });
  }

  epochPlace(tenant: TenantId, epoch: number) {
    return (this.#tenants.get(tenant) ?? new TenantFiles(this.id, tenant)).epochPlace(epoch);
  }

  /** Durable in every copy when it resolves; makes the tenant if this is its first. */
  async writeEpoch(tenant: TenantId, epoch: number, bytes: Buffer): Promise<void> {
    const files = this.#tenants.get(tenant) ?? new TenantFiles(this.id, tenant);
    const { file, slot } = files.epochPlace(epoch);
    this.#copies.preallocate(file);
    await this.write({ file, slot, bytes });
    files.epochs.set(epoch, bytes);
    this.#tenants.set(tenant, files);
  }

  async destroyEpoch(tenant: TenantId, epoch: number): Promise<void> {
    const files = this.tenant(tenant);
    const { file, slot } = files.epochPlace(epoch);
    await this.write({ file, slot, bytes: destroyedSlot(file, slot) });
    files.forgetEpoch(epoch);
  }

  /** Overwrites these slots in every copy. */
  async destroy(file: SlotFile, slots: readonly number[]): Promise<void> {
    await Promise.all(
      slots.map((slot) => this.write({ file, slot, bytes: destroyedSlot(file, slot) })),
    );
  }

  /** First what wraps all keys of the tenant, then each of them. */
  async destroyTenant(tenant: TenantId): Promise<void> {
    const files = this.#tenants.get(tenant);
    if (files === undefined) throw new KeysError('tenant-unknown');
    for (const epoch of files.epochs.keys()) await this.destroyEpoch(tenant, epoch);
    await this.#destroyAll(files);
  }

  async #destroyAll(files: TenantFiles): Promise<void> {
    for (const file of files.shards)
      await this.rewrite(file, (content) =>
        Array.from({ length: file.slots }, (_, slot) => slot)
          .filter((slot) => slotState(slotIn(content, file, slot), file, slot) !== 'destroyed')
          .map((slot) => ({ file, slot, bytes: destroyedSlot(file, slot) })),
      );
  }

  /** A slot for one new key; adds a shard where the last one is full. */
  async freeSlot(tenant: TenantId): Promise<FreeSlot> {
    const files = this.tenant(tenant);
    for (;;) {
      const free = files.take();
      if (free !== undefined) return free;
      await this.#addShard(tenant, files);
    }
  }

  /** The slots, in order, from the first copy in which each is good. */
  async read(file: SlotFile, slots: readonly number[]): Promise<readonly ReadSlot[]> {
    const first = await this.#copies.readSlots(0, file, slots);
    const found = (first ?? []).map((bytes, index) => ({
      bytes,
      state: slotState(bytes, file, slots[index] ?? 0),
    }));
    const bad = ({ state }: ReadSlot): boolean => state === 'damaged' || state === 'empty';
    if (first !== undefined && !found.some(bad)) return found;
    // Written by a queue of its own turn: what is just being written is not taken for damage.
    const content = await this.#queue.exclusive(() => this.#heal(file));
    return slots.map((slot) => {
      const bytes = slotIn(content, file, slot);
      return { bytes, state: slotState(bytes, file, slot) };
    });
  }

  /** Every copy's version of a slot, for whoever finds that the first cannot be opened. */
  async versions(file: SlotFile, slot: number): Promise<readonly Buffer[]> {
    const read = await Promise.all(
      this.folders.map((_, copy) => this.#copies.readSlots(copy, file, [slot])),
    );
    return read
      .flatMap((found) => found ?? [])
      .filter((bytes) => slotState(bytes, file, slot) === 'living');
  }

  /** Changes slots of one file while nobody else writes: gets its content, answers what goes where. */
  async rewrite(file: SlotFile, change: (content: Buffer) => readonly SlotChange[]): Promise<void> {
    await this.#queue.exclusive(async () => {
      const changes = change(await this.#heal(file));
      if (changes.length > 0) await this.#copies.write(changes);
    });
  }

  /** Looks through all copies again, as at the start, and answers how many slots were mended. */
  async scrub(): Promise<number> {
    let mended = 0;
    for (const { shards } of this.#tenants.values())
      for (const file of shards)
        mended += await this.#queue.exclusive(async () => (await this.#healed(file)).mended);
    return mended;
  }

  async #addShard(tenant: TenantId, files: TenantFiles): Promise<void> {
    const growing =
      this.#growing.get(tenant) ??
      this.#queue.exclusive(async () => {
        const file = files.nextShard();
        await Promise.resolve(this.#copies.preallocate(file));
        files.addShard(file);
        this.#growing.delete(tenant);
      });
    this.#growing.set(tenant, growing);
    try {
      await growing;
    } finally {
      this.#growing.delete(tenant);
    }
  }

  #foundTenants(): readonly TenantId[] {
    const names = this.folders.flatMap((folder) => readdirSync(folder));
    return [...new Set(names)].flatMap((name) => parseTenantId(name) ?? []);
  }

  async #readTenant(tenant: TenantId): Promise<void> {
    const files = new TenantFiles(this.id, tenant);
    const { epochs, keys } = this.#filesOf(tenant);
    for (let number = 0; number < epochs; number += 1)
      files.readEpochs(
        number,
        await this.#heal(slotFile(this.id, 'epochs', { folder: tenant, number })),
      );
    for (let number = 0; number < keys; number += 1) {
      const file = slotFile(this.id, 'keys', { folder: tenant, number });
      files.readShard(file, await this.#heal(file));
    }
    if (files.condition !== 'never') this.#tenants.set(tenant, files);
    if (files.condition === 'ended') await this.#destroyAll(files);
  }

  /** One more than the highest number of each kind that any copy has. */
  #filesOf(tenant: TenantId): { readonly epochs: number; readonly keys: number } {
    const counts = { epochs: 0, keys: 0 };
    for (const name of this.folders.flatMap((folder) => namesIn(join(folder, tenant)))) {
      const found = readSlotFileName(name);
      if (found === undefined || found.kind === 'instance') continue;
      counts[found.kind] = Math.max(counts[found.kind], found.number + 1);
    }
    return counts;
  }

  async #heal(file: SlotFile): Promise<Buffer> {
    return (await this.#healed(file)).content;
  }

  async #healed(file: SlotFile) {
    const { content, mended, lost } = await healFile(this.#copies, file);
    for (const [copy, count] of mended.entries())
      if (count > 0) this.#tell({ copy, mended: count });
    if (lost > 0) this.#tell({ lost });
    return { content, mended: mended.reduce((sum, count) => sum + count, 0) };
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
