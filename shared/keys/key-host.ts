import type { Secret } from '@blende/shared/basics/secret.ts';
import { makeInstance, openInstance, replaceRoot, rootWay } from './instance.ts';
import { KeyStore, type TellDamage } from './key-store.ts';
import { KeysError, type KeysErrorCode } from './keys-error.ts';
import { Keyring } from './keyring.ts';
import { storePlaces, type StorePlace } from './place/store-places.ts';
import type { InstanceKey, Root } from './records/instance-record.ts';
import type { RootWay } from './root/root-way.ts';

/** What an operator learns of the key store. Nothing of it names a tenant or a key. */
export interface KeysStatus {
  /** `new`: it waits for its first root. `refused`: the copies themselves cannot be used. */
  readonly state: 'open' | 'locked' | 'new' | 'refused';
  readonly reason?: KeysErrorCode;
  readonly way?: RootWay;
  readonly tenants: number;
  readonly living: number;
  readonly destroyed: number;
  /** Slots that no copy has any more, as far as it was noticed. */
  readonly lost: number;
  readonly copies: readonly (StorePlace & { readonly mended: number })[];
}

export interface KeyHostOptions {
  /** Three or more, each better on a disk of its own. */
  readonly folders: readonly string[];
  /** Roots to open it with, at once. More than one after an interrupted change of the root. */
  readonly roots: readonly Secret<Uint8Array>[];
  readonly tell: TellDamage;
}

/** The key store as one process has it: locked, or open until the process ends. */
export class KeyHost {
  readonly #folders: readonly string[];
  readonly #mended: number[];
  #lost = 0;
  #store: KeyStore | undefined;
  #refused: KeysErrorCode | undefined;
  #way: RootWay | undefined;
  #instance: InstanceKey | undefined;
  #ring: Keyring | undefined;

  private constructor(folders: readonly string[]) {
    this.#folders = folders;
    this.#mended = folders.map(() => 0);
  }

  /** Never fails for what the copies hold: it then says `refused`, and why. */
  static async open({ folders, roots, tell }: KeyHostOptions): Promise<KeyHost> {
    const host = new KeyHost(folders);
    try {
      host.#store = await KeyStore.open(folders, (found) => {
        if ('lost' in found) host.#lost += found.lost;
        else host.#mended[found.copy] = (host.#mended[found.copy] ?? 0) + found.mended;
        tell(found);
      });
      host.#way = await rootWay(host.#store);
      if (host.#way !== undefined && roots.length > 0) await host.unlock(roots);
    } catch (error) {
      if (!(error instanceof KeysError)) throw error;
      host.#refused = error.code;
    }
    return host;
  }

  /** @throws KeysError `locked` */
  readonly ring = (): Keyring => {
    if (this.#ring === undefined) throw new KeysError('locked');
    return this.#ring;
  };

  /** @throws KeysError `root-wrong` */
  async unlock(roots: readonly Secret<Uint8Array>[]): Promise<void> {
    if (this.#ring !== undefined) return;
    await this.#use(await openInstance(this.#usable(), roots));
    this.#refused = undefined;
  }

  /** The first root of a new store. */
  async setUp(root: Root): Promise<void> {
    await this.#use(await makeInstance(this.#usable(), root));
    this.#way = root.way;
  }

  /** Wraps the instance key under another root; the old one opens nothing any more. */
  async replaceRoot(root: Root): Promise<void> {
    if (this.#instance === undefined) throw new KeysError('locked');
    await replaceRoot(this.#usable(), this.#instance, root);
    this.#way = root.way;
  }

  async rotateTenants(): Promise<number> {
    const tenants = [...this.#usable().tenants].filter(([, files]) => files.condition === 'living');
    for (const [tenant] of tenants) await this.ring().rotateTenant(tenant);
    return tenants.length;
  }

  /** Compares the copies once more; answers how many slots were mended. */
  async scrub(): Promise<number> {
    return await this.#usable().scrub();
  }

  status(): KeysStatus {
    const tenants = [...(this.#store?.tenants.values() ?? [])];
    const sum = (count: 'living' | 'destroyed') =>
      tenants.reduce((total, files) => total + files[count], 0);
    return {
      state: this.#state(),
      ...(this.#refused === undefined ? {} : { reason: this.#refused }),
      ...(this.#way === undefined ? {} : { way: this.#way }),
      tenants: tenants.filter(({ condition }) => condition === 'living').length,
      living: sum('living'),
      destroyed: sum('destroyed'),
      lost: this.#lost,
      copies: this.#places(),
    };
  }

  #state(): KeysStatus['state'] {
    if (this.#ring !== undefined) return 'open';
    if (this.#store === undefined) return 'refused';
    if (this.#way !== undefined) return 'locked';
    return this.#refused === undefined ? 'new' : 'refused';
  }

  #places(): KeysStatus['copies'] {
    if (this.#store === undefined) return [];
    return storePlaces(this.#folders).map((place, copy) => ({
      ...place,
      mended: this.#mended[copy] ?? 0,
    }));
  }

  async #use(instance: InstanceKey): Promise<void> {
    const ring = new Keyring(this.#usable(), instance);
    await ring.finishRotations();
    this.#instance = instance;
    this.#ring = ring;
  }

  #usable(): KeyStore {
    if (this.#store === undefined) throw new KeysError(this.#refused ?? 'store-damaged');
    return this.#store;
  }
}
