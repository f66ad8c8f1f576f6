import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import type { KeyStore } from './key-store.ts';
import { epochOfKey, rewrapKeySlot } from './records/key-record.ts';
import type { SlotChange } from './slots/copies.ts';
import { slotIn, type SlotFile } from './slots/slot-file.ts';
import { slotState } from './slots/slot.ts';
import type { TenantRing } from './tenant-ring.ts';

/**
 * Wraps every key of a tenant under its newest epoch, shard by shard and in place, and overwrites
 * the older epochs when nothing needs them any more. May be interrupted anywhere and begun again:
 * until the end both epochs are there, and each slot says which one it needs.
 */
export async function rotateTenant(
  store: KeyStore,
  ring: TenantRing,
  tenant: TenantId,
): Promise<void> {
  const files = store.tenant(tenant);
  const newest = files.newestEpoch;
  // A shard that is added meanwhile holds new keys alone; the list grows while we go through it.
  for (const file of files.shards)
    await store.rewrite(file, (content) => rewrapped(file, content, { ring, tenant }));
  for (const epoch of files.epochs.keys())
    if (epoch < newest) await ring.forgetEpoch(tenant, epoch);
}

function rewrapped(
  file: SlotFile,
  content: Buffer,
  { ring, tenant }: { readonly ring: TenantRing; readonly tenant: TenantId },
): readonly SlotChange[] {
  const to = ring.newest(tenant).wrapping;
  const changes: SlotChange[] = [];
  for (let slot = 0; slot < file.slots; slot += 1) {
    const bytes = slotIn(content, file, slot);
    if (slotState(bytes, file, slot) !== 'living' || epochOfKey(bytes) === to.epoch) continue;
    const from = ring.epoch(tenant, epochOfKey(bytes)).wrapping;
    const changed = rewrapKeySlot(bytes, { file, slot }, { from, to });
    if (changed !== undefined) changes.push({ file, slot, bytes: changed });
  }
  return changes;
}
