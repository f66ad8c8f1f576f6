import type { Secret } from '@blende/shared/basics/secret.ts';
import { KeysError } from './keys-error.ts';
import { openInstanceSlot, rootWayOf } from './records/instance-record.ts';
import type { RootWay } from './root/root-way.ts';
import { Copies } from './slots/copies.ts';
import { reconcileSlot } from './slots/reconcile-slot.ts';
import { slotFile, slotIn } from './slots/slot-file.ts';
import { slotState } from './slots/slot.ts';
import { findStoreId } from './slots/store-mark.ts';

/** What can be said of a store without opening or mending it. */
export type PeekedStore =
  | { readonly kind: 'new' }
  | {
      readonly kind: 'begun';
      readonly way: RootWay;
      readonly opensWith: (root: Secret<Uint8Array>) => boolean;
    };

/** Writes nothing. @throws KeysError `copies-differ`, `store-newer`, `store-damaged` */
export function peekStore(folders: readonly string[]): PeekedStore {
  const id = findStoreId(folders);
  if (id === undefined) return { kind: 'new' };
  const copies = new Copies(folders);
  const file = slotFile(id, 'instance', { number: 0 });
  const versions = folders.flatMap((_, copy) => copies.readFile(copy, file) ?? []);
  const bytes = reconcileSlot(
    versions.map((content) => slotIn(content, file, 0)),
    file,
    0,
  );
  const state = versions.length === 0 ? 'empty' : slotState(bytes, file, 0);
  if (state === 'empty') return { kind: 'new' };
  if (state !== 'living') throw new KeysError('store-damaged');
  const way = rootWayOf(bytes);
  if (way === undefined) throw new KeysError('store-newer');
  return {
    kind: 'begun',
    way,
    opensWith: (root) => openInstanceSlot(bytes, { file, slot: 0 }, root) !== undefined,
  };
}
