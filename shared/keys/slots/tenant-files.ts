import { KeysError } from '../keys-error.ts';
import { slotFile, slotIn, type SlotFile } from './slot-file.ts';
import { slotState } from './slot.ts';

/** Where the next key goes. */
export interface FreeSlot {
  readonly file: SlotFile;
  readonly shard: number;
  readonly slot: number;
}

/** What is known of a tenant's files without any key: how many there are, and where there is room. */
export class TenantFiles {
  readonly #storeId: string;
  readonly #folder: string;
  readonly #shards: SlotFile[] = [];
  #next = 0;
  /** Living wrapping records by epoch, as they lie in their slots. */
  readonly epochs = new Map<number, Buffer>();
  living = 0;
  destroyed = 0;
  #epochWas: 'never' | 'destroyed' | 'damaged' = 'never';

  constructor(storeId: string, folder: string) {
    this.#storeId = storeId;
    this.#folder = folder;
  }

  get shards(): readonly SlotFile[] {
    return this.#shards;
  }

  shard(number: number): SlotFile {
    const file = this.#shards[number];
    if (file === undefined) throw new KeysError('key-unknown');
    return file;
  }

  /** `ended`: its own keys were destroyed, and with them all others. */
  get condition(): 'living' | 'ended' | 'damaged' | 'never' {
    if (this.epochs.size > 0) return 'living';
    return this.#epochWas === 'destroyed' ? 'ended' : this.#epochWas;
  }

  forgetEpoch(epoch: number): void {
    this.epochs.get(epoch)?.fill(0);
    this.epochs.delete(epoch);
    this.#epochWas = 'destroyed';
  }

  get newestEpoch(): number {
    return Math.max(0, ...this.epochs.keys());
  }

  /** Epoch 1 lies in slot 0. */
  epochPlace(epoch: number): { readonly file: SlotFile; readonly slot: number } {
    const { slots } = this.#file('epochs', 0);
    const number = Math.floor((epoch - 1) / slots);
    return { file: this.#file('epochs', number), slot: (epoch - 1) % slots };
  }

  /** A slot that nobody else gets; undefined if a shard has to be added first. */
  take(): FreeSlot | undefined {
    const shard = this.#shards.length - 1;
    const file = this.#shards[shard];
    if (file === undefined || this.#next >= file.slots) return undefined;
    this.#next += 1;
    return { file, shard, slot: this.#next - 1 };
  }

  nextShard(): SlotFile {
    return this.#file('keys', this.#shards.length);
  }

  addShard(file: SlotFile): void {
    this.#shards.push(file);
    this.#next = 0;
  }

  /** Takes in a shard's content, in the order of numbers. */
  readShard(file: SlotFile, content: Buffer): void {
    this.addShard(file);
    for (let slot = 0; slot < file.slots; slot += 1) {
      const state = slotState(slotIn(content, file, slot), file, slot);
      if (state === 'living') this.living += 1;
      if (state === 'destroyed') this.destroyed += 1;
      if (state !== 'empty') this.#next = slot + 1;
    }
  }

  readEpochs(number: number, content: Buffer): void {
    const file = this.#file('epochs', number);
    for (let slot = 0; slot < file.slots; slot += 1) {
      const bytes = slotIn(content, file, slot);
      const state = slotState(bytes, file, slot);
      const epoch = number * file.slots + slot + 1;
      if (state === 'living') this.epochs.set(epoch, Buffer.from(bytes));
      if (state === 'damaged') this.#epochWas = 'damaged';
      if (state === 'destroyed' && this.#epochWas === 'never') this.#epochWas = 'destroyed';
    }
  }

  #file(kind: 'keys' | 'epochs', number: number): SlotFile {
    return slotFile(this.#storeId, kind, { folder: this.#folder, number });
  }
}
