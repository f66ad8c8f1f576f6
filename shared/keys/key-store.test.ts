import assert from 'node:assert/strict';
import { cpSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { newTenantId } from '@blende/shared/protocol/tenant-id.ts';
import { openInstance } from './instance.ts';
import { KeyStore } from './key-store.ts';
import { Keyring } from './keyring.ts';
import { OpenedKey } from './opened-key.ts';
import { temporaryKeys, type TemporaryKeys } from './testing/temporary-keys.ts';

/** A store with a living and a destroyed key. */
async function withKeys() {
  const made = await temporaryKeys();
  const tenant = newTenantId();
  await made.keys.createTenant(tenant);
  const living = await made.keys.create(tenant, 'video');
  const gone = await made.keys.create(tenant, 'video');
  await made.keys.destroy([gone.id]);
  const file = (copy: number): string => join(made.store.folders[copy] ?? '', tenant, 'keys.0');
  return { made, tenant, ids: [living.id, gone.id] as const, file };
}

/** Opens the store as a new process would, and answers what it tells of damage. */
async function reopen(made: TemporaryKeys) {
  const told: unknown[] = [];
  const store = await KeyStore.open(made.store.folders, (found) => told.push(found));
  return { keys: new Keyring(store, await openInstance(store, [made.root])), told };
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

describe('the key store', () => {
  const faults: readonly (readonly [string, (file: (copy: number) => string) => void, number])[] = [
    ['a flipped byte in one copy', (file) => flip(file(0), 40), 0],
    ['a copy cut short', (file) => truncateSync(file(1), 130), 1],
    ['a copy of nothing', (file) => truncateSync(file(2), 0), 2],
    ['a missing copy of a shard', (file) => rmSync(file(1)), 1],
    ['a whole copy missing', (file) => rmSync(join(file(0), '../..'), { recursive: true }), 0],
    [
      'two slots swapped in one copy',
      (file) => {
        const bytes = readFileSync(file(2));
        const swapped = Buffer.concat([
          bytes.subarray(128, 256),
          bytes.subarray(0, 128),
          bytes.subarray(256),
        ]);
        writeFileSync(file(2), swapped);
      },
      2,
    ],
  ];
  for (const [name, damage, copy] of faults)
    it(`notices ${name}, serves from another copy, mends it and tells`, async () => {
      const { made, tenant, ids, file } = await withKeys();
      using _ = made;
      const before = readFileSync(file(copy));
      damage(file);
      const { keys, told } = await reopen(made);
      const [living, gone] = await keys.open(tenant, ids);
      assert.ok(living instanceof OpenedKey);
      assert.equal(gone, 'destroyed');
      assert.ok(told.length > 0 && told.every((one) => (one as { copy: number }).copy === copy));
      assert.deepEqual(readFileSync(file(copy)), before);
      assert.deepEqual((await reopen(made)).told, []);
    });

  it('serves from another copy while it runs, too', async () => {
    const { made, tenant, ids, file } = await withKeys();
    using _ = made;
    const before = readFileSync(file(0));
    flip(file(0), 40);
    assert.ok((await made.keys.open(tenant, ids))[0] instanceof OpenedKey);
    assert.deepEqual(readFileSync(file(0)), before);
  });

  it('opens a key whose slot somebody replaced in one copy, checksum and all', async () => {
    const { made, tenant, ids, file } = await withKeys();
    using _ = made;
    const { livingSlot } = await import('./slots/slot.ts');
    const bytes = readFileSync(file(0));
    const shard = made.store.tenant(tenant).shard(0);
    const body = Buffer.from(bytes.subarray(8, 120));
    body[100] = (body[100] ?? 0) ^ 1;
    bytes.set(livingSlot(shard, 0, { generation: 1, body }));
    writeFileSync(file(0), bytes);
    assert.ok((await made.keys.open(tenant, ids.slice(0, 1)))[0] instanceof OpenedKey);
  });

  it('says that a key is lost if every copy is damaged, and never uses its slot again', async () => {
    const { made, tenant, ids, file } = await withKeys();
    using _ = made;
    for (const copy of [0, 1, 2]) flip(file(copy), 40 + copy);
    const { keys, told } = await reopen(made);
    await assert.rejects(keys.open(tenant, ids.slice(0, 1)), { code: 'key-damaged' });
    assert.ok(told.some((one) => (one as { lost?: number }).lost === 1));
    const next = await keys.create(tenant, 'video');
    assert.ok((await keys.open(tenant, [next.id]))[0] instanceof OpenedKey);
  });

  it('does not bring back what was destroyed when an old copy is put back', async () => {
    const made = await temporaryKeys();
    using _ = made;
    const tenant = newTenantId();
    await made.keys.createTenant(tenant);
    const { id } = await made.keys.create(tenant, 'person');
    const [first = ''] = made.store.folders;
    cpSync(first, `${first}-before`, { recursive: true });
    await made.keys.destroy([id]);
    rmSync(first, { recursive: true });
    renameSync(`${first}-before`, first);
    const { keys } = await reopen(made);
    assert.equal((await keys.open(tenant, [id]))[0], 'destroyed');
  });

  it('acknowledges nothing while a copy cannot be written', async () => {
    const { made, tenant, ids, file } = await withKeys();
    using _ = made;
    renameSync(file(2), `${file(2)}-away`);
    await assert.rejects(made.keys.create(tenant, 'video'), { code: 'copy-not-written' });
    await assert.rejects(made.keys.destroy(ids.slice(0, 1)), { code: 'copy-not-written' });
    renameSync(`${file(2)}-away`, file(2));
    await made.keys.destroy(ids.slice(0, 1));
    await made.keys.create(tenant, 'video');
  });

  it('refuses copies of different stores, and a store of a later version', async () => {
    using one = await temporaryKeys();
    using other = await temporaryKeys();
    const [a = '', b = ''] = one.store.folders;
    await assert.rejects(KeyStore.open([a, other.store.folders[1] ?? '', b]), {
      code: 'copies-differ',
    });
    for (const folder of one.store.folders)
      writeFileSync(join(folder, 'store.json'), '{"version":2,"id":"x"}');
    await assert.rejects(KeyStore.open(one.store.folders), { code: 'store-newer' });
    for (const folder of one.store.folders) rmSync(join(folder, 'store.json'));
    await assert.rejects(KeyStore.open(one.store.folders), { code: 'store-damaged' });
  });

  it('fills a shard and goes on in the next', async () => {
    using made = await temporaryKeys();
    const tenant = newTenantId();
    await made.keys.createTenant(tenant);
    const keys = await Promise.all(
      Array.from({ length: 1_030 }, () => made.keys.create(tenant, 'job')),
    );
    assert.equal(made.store.tenant(tenant).shards.length, 2);
    assert.equal(new Set(keys.map(({ id }) => id)).size, 1_030);
    const { keys: again } = await reopen(made);
    const opened = await again.open(
      tenant,
      keys.map(({ id }) => id),
    );
    assert.ok(opened.every((key) => key instanceof OpenedKey));
  });
});
