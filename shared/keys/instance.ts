import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import type { KeyStore } from './key-store.ts';
import { KeysError } from './keys-error.ts';
import {
  instanceSlot,
  openInstanceSlot,
  rootGenerationOf,
  rootWayOf,
  type InstanceKey,
  type Root,
} from './records/instance-record.ts';
import type { RootWay } from './root/root-way.ts';
import { slotIn } from './slots/slot-file.ts';
import { slotState } from './slots/slot.ts';

// The instance key is the only one that the root wraps: another root re-wraps one slot.
const SLOT = 0;
const FIRST_EPOCH = 1;

/** How the root of this store is kept, undefined for a store that has none yet. */
export async function rootWay(store: KeyStore): Promise<RootWay | undefined> {
  const found = await read(store);
  if (found === undefined) return undefined;
  const way = rootWayOf(found.bytes);
  if (way === undefined) throw new KeysError('store-newer');
  return way;
}

/** Opens the instance key with one of these roots. @throws KeysError `root-wrong` */
export async function openInstance(
  store: KeyStore,
  roots: readonly Secret<Uint8Array>[],
): Promise<InstanceKey> {
  const found = await read(store);
  if (found === undefined) throw new KeysError('store-damaged');
  for (const root of roots) {
    const opened = openInstanceSlot(found.bytes, { file: found.file, slot: SLOT }, root);
    if (opened !== undefined) return opened;
  }
  throw new KeysError('root-wrong');
}

/** Draws the instance key of a new store. Keep the root durably before. */
export async function makeInstance(store: KeyStore, root: Root): Promise<InstanceKey> {
  const { file, content } = await store.instanceSlots();
  if (slotState(slotIn(content, file, SLOT), file, SLOT) !== 'empty')
    throw new KeysError('store-damaged');
  const instance = { epoch: FIRST_EPOCH, secret: new Secret<Uint8Array>(randomBytes(32)) };
  const bytes = instanceSlot({ file, slot: SLOT }, instance, { root, generation: 1 });
  await store.writeInstance(SLOT, bytes);
  return instance;
}

/** Wraps the instance key under another root, in place. Keep the new root durably before, and the old one until it resolves. */
export async function replaceRoot(
  store: KeyStore,
  instance: InstanceKey,
  root: Root,
): Promise<void> {
  const found = await read(store);
  if (found === undefined) throw new KeysError('store-damaged');
  const generation = rootGenerationOf(found.bytes) + 1;
  const place = { file: found.file, slot: SLOT };
  await store.writeInstance(SLOT, instanceSlot(place, instance, { root, generation }));
}

async function read(store: KeyStore) {
  const { file, content } = await store.instanceSlots();
  const bytes = slotIn(content, file, SLOT);
  const state = slotState(bytes, file, SLOT);
  if (state === 'living') return { file, bytes };
  if (state === 'empty') return undefined;
  throw new KeysError('store-damaged');
}
