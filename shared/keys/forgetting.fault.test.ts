import assert from 'node:assert/strict';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { newTenantId } from '@blende/shared/protocol/tenant-id.ts';
import { StateImage } from '../../tests/kit/leak/state-image.ts';
import { makeInstance, openInstance, replaceRoot } from './instance.ts';
import { readKeyId, keyIdToBytes, type KeyId } from './key-id.ts';
import { KeyStore } from './key-store.ts';
import { Keyring } from './keyring.ts';
import { forgettingOf } from './place/forgetting.ts';
import { openKeySlot, type KeyPlace, type WrappingEpoch } from './records/key-record.ts';
import { TenantRing } from './tenant-ring.ts';

const SLOT_BYTES = 128;
const WRAPPED_AT = 64;

/** A store on a file system whose raw bytes can be read, and its root in the attacker's hand. */
async function storeOn(image: StateImage) {
  const folders = ['a', 'b', 'c'].map((copy) => join(image.mount, copy));
  const store = await KeyStore.open(folders);
  const root = new Secret<Uint8Array>(randomBytes(32));
  const instance = await makeInstance(store, { secret: root, way: { kind: 'file' } });
  const tenant = newTenantId();
  const keys = new Keyring(store, instance);
  await keys.createTenant(tenant);
  const ring = new TenantRing(store, await openInstance(store, [root]));
  return { store, keys, tenant, root, instance, ring };
}

/** A slot as the attacker knows it: everything but what is wrapped. */
interface Remembered {
  readonly place: KeyPlace;
  readonly bytes: Buffer;
  readonly wrapping: WrappingEpoch;
}

/**
 * Tries every aligned window of the disk as the wrapped half of this key, with the true key of the
 * level above, and looks for its bytes at any place at all.
 */
function carve(disk: Buffer, { place, bytes, wrapping }: Remembered): number {
  let opened = 0;
  const tried = Buffer.from(bytes);
  for (let at = 0; at + SLOT_BYTES <= disk.length; at += SLOT_BYTES) {
    // A window of one value is nobody's ciphertext.
    if (disk.readUInt32LE(at + WRAPPED_AT) === disk.readUInt32LE(at + WRAPPED_AT + 20)) continue;
    tried.set(disk.subarray(at + WRAPPED_AT, at + WRAPPED_AT + 60), WRAPPED_AT);
    if (openKeySlot(tried, place, wrapping) !== undefined) opened += 1;
  }
  return Math.max(opened, occurrences(disk, bytes.subarray(WRAPPED_AT, WRAPPED_AT + 60)));
}

function occurrences(disk: Buffer, wanted: Buffer): number {
  let [count, at] = [0, disk.indexOf(wanted)];
  for (; at >= 0; at = disk.indexOf(wanted, at + 1)) count += 1;
  return count;
}

type Store = Awaited<ReturnType<typeof storeOn>>;

function remember({ store, tenant, ring }: Store, id: KeyId): Remembered {
  const { shard, slot } = readKeyId(keyIdToBytes(id));
  const file = store.tenant(tenant).shard(shard);
  const content = readFileSync(join(store.folders[0] ?? '', file.path));
  const bytes = Buffer.from(content.subarray(slot * SLOT_BYTES, (slot + 1) * SLOT_BYTES));
  return { place: { file, slot }, bytes, wrapping: ring.newest(tenant).wrapping };
}

/** How a store would destroy that writes a file anew and renames it over the old one. */
function destroyByRenaming({ store, tenant }: Store, { place }: Remembered): void {
  for (const folder of store.folders) {
    const path = join(folder, tenant, 'keys.0');
    const content = readFileSync(path).fill(
      0,
      place.slot * SLOT_BYTES,
      (place.slot + 1) * SLOT_BYTES,
    );
    const descriptor = openSync(`${path}.draft`, 'w');
    writeSync(descriptor, content);
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(`${path}.draft`, path);
  }
}

const skip =
  process.getuid?.() !== 0 && '2026-11-24: a file system to look below needs root to mount it';

describe('the raw disk below a key store', { skip }, () => {
  it('holds a living key in every copy, and a destroyed one nowhere', async () => {
    using image = new StateImage(16);
    const made = await storeOn(image);
    assert.equal(forgettingOf(image.mount), 'in-place');
    const [kept, one, other] = await Promise.all(
      Array.from({ length: 3 }, () => made.keys.create(made.tenant, 'video')),
    );
    assert.ok(kept && one && other);
    const [living, ...gone] = [kept, one, other].map(({ id }) => remember(made, id));
    assert.ok(living);
    for (const key of [living, ...gone]) assert.equal(carve(image.bytes(), key), 3);
    await made.keys.destroy([one.id, other.id]);
    const disk = image.bytes();
    for (const key of gone) assert.equal(carve(disk, key), 0);
    assert.equal(carve(disk, living), 3);
  });

  it('still holds a key that was destroyed by renaming a new file over the old one', async () => {
    using image = new StateImage(16);
    const made = await storeOn(image);
    const { id } = await made.keys.create(made.tenant, 'video');
    const key = remember(made, id);
    destroyByRenaming(made, key);
    const { file, slot } = key.place;
    const now = readFileSync(join(made.store.folders[0] ?? '', file.path));
    assert.ok(now.subarray(slot * SLOT_BYTES, (slot + 1) * SLOT_BYTES).every((byte) => byte === 0));
    assert.ok(carve(image.bytes(), key) > 0);
  });

  it('holds no wrapping of before a rotation, of tenant or root', async () => {
    using image = new StateImage(16);
    const made = await storeOn(image);
    const { store, tenant, keys } = made;
    const { id } = await keys.create(tenant, 'person');
    const before = remember(made, id);
    const epoch = Buffer.from(store.tenant(tenant).epochs.get(1) ?? []);
    const record = (await store.instanceSlots()).content.subarray(0, 256);
    const wasOnDisk = image.bytes();
    for (const bytes of [epoch.subarray(16, 120), record.subarray(48, 104)])
      assert.equal(occurrences(wasOnDisk, Buffer.from(bytes)), 3);
    await keys.rotateTenant(tenant);
    const root = {
      secret: new Secret<Uint8Array>(randomBytes(32)),
      way: { kind: 'file' },
    } as const;
    await replaceRoot(store, made.instance, root);
    const disk = image.bytes();
    assert.equal(carve(disk, before), 0);
    assert.equal(occurrences(disk, epoch.subarray(16, 120)), 0);
    assert.equal(occurrences(disk, Buffer.from(record.subarray(48, 104))), 0);
    const now = remember({ ...made, ring: new TenantRing(store, made.instance) }, id);
    assert.equal(carve(disk, now), 3);
  });
});
