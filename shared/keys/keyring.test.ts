import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { identityToRecipient } from 'age-encryption';
import { newTenantId } from '@blende/shared/protocol/tenant-id.ts';
import type { KeyId } from './key-id.ts';
import { Keyring } from './keyring.ts';
import { openInstance } from './instance.ts';
import { KeyStore } from './key-store.ts';
import { OpenedKey } from './opened-key.ts';
import { temporaryKeys } from './testing/temporary-keys.ts';

function living(key: OpenedKey | 'destroyed' | undefined): OpenedKey {
  assert.ok(key instanceof OpenedKey);
  return key;
}

describe('the keyring', () => {
  it('opens what it made, in the order it was asked, as age writes it', async () => {
    using made = await temporaryKeys();
    const tenant = newTenantId();
    await made.keys.createTenant(tenant);
    const keys = await Promise.all(
      Array.from({ length: 20 }, () => made.keys.create(tenant, 'video')),
    );
    const asked = keys.toReversed();
    const opened = await made.keys.open(
      tenant,
      asked.map(({ id }) => id),
    );
    for (const [index, key] of opened.entries())
      assert.equal(
        await identityToRecipient(living(key).identity.reveal()),
        asked[index]?.recipient,
      );
    assert.deepEqual(
      await made.keys.recipients(asked.map(({ id }) => id)),
      asked.map(({ recipient }) => recipient),
    );
    assert.equal(new Set(opened.map((key) => living(key).field.reveal().toString())).size, 20);
    assert.notDeepEqual(living(opened[0]).field.reveal(), living(opened[0]).privateHalf.reveal());
  });

  it('opens the same after the store was closed, and with no other root', async () => {
    using made = await temporaryKeys();
    const tenant = newTenantId();
    await made.keys.createTenant(tenant);
    const { id } = await made.keys.create(tenant, 'person');
    const before = living((await made.keys.open(tenant, [id]))[0]);
    const store = await KeyStore.open(made.store.folders);
    const again = new Keyring(store, await openInstance(store, [made.root]));
    const after = living((await again.open(tenant, [id]))[0]);
    assert.equal(after.identity.reveal(), before.identity.reveal());
    const { index } = await made.keys.tenantKeys(tenant);
    assert.deepEqual((await again.tenantKeys(tenant)).index.reveal(), index.reveal());
    using other = await temporaryKeys();
    await assert.rejects(openInstance(store, [other.root]), { code: 'root-wrong' });
  });

  it('forgets one key, and no other', async () => {
    using made = await temporaryKeys();
    const tenant = newTenantId();
    await made.keys.createTenant(tenant);
    const [one, two] = [
      await made.keys.create(tenant, 'quiz'),
      await made.keys.create(tenant, 'quiz'),
    ];
    await made.keys.destroy([one.id]);
    await made.keys.destroy([one.id]);
    const [first, second] = await made.keys.open(tenant, [one.id, two.id]);
    assert.equal(first, 'destroyed');
    living(second);
    await assert.rejects(made.keys.recipients([one.id]), { code: 'key-destroyed' });
    const store = await KeyStore.open(made.store.folders);
    const again = new Keyring(store, await openInstance(store, [made.root]));
    assert.equal((await again.open(tenant, [one.id]))[0], 'destroyed');
  });

  it('refuses ids of another tenant, guessed ones, and what is none', async () => {
    using made = await temporaryKeys();
    const [tenant, other] = [newTenantId(), newTenantId()];
    await made.keys.createTenant(tenant);
    await made.keys.createTenant(tenant);
    await made.keys.createTenant(other);
    const { id } = await made.keys.create(tenant, 'export');
    await assert.rejects(made.keys.open(other, [id]), { code: 'key-foreign' });
    const guessed = `${id.slice(0, -4)}AAAA` as KeyId;
    await assert.rejects(made.keys.open(tenant, [guessed]), { code: 'key-unknown' });
    await assert.rejects(made.keys.destroy([guessed]), { code: 'key-unknown' });
    await assert.rejects(made.keys.open(tenant, ['abc' as KeyId]), { code: 'key-id-invalid' });
    await assert.rejects(made.keys.create(newTenantId(), 'video'), { code: 'tenant-unknown' });
    living((await made.keys.open(tenant, [id]))[0]);
  });

  it('ends a tenant with all its keys, and never makes it again', async () => {
    using made = await temporaryKeys();
    const tenant = newTenantId();
    await made.keys.createTenant(tenant);
    const { id } = await made.keys.create(tenant, 'person');
    await made.keys.destroyTenant(tenant);
    await assert.rejects(made.keys.open(tenant, [id]), { code: 'tenant-destroyed' });
    await assert.rejects(made.keys.createTenant(tenant), { code: 'tenant-destroyed' });
  });

  it('gives a worker the keys of its job and time, and no other', async () => {
    using made = await temporaryKeys();
    const tenant = newTenantId();
    await made.keys.createTenant(tenant);
    const { id } = await made.keys.create(tenant, 'video');
    const grant = await made.keys.grant('job-1', [id]);
    living((await made.keys.openGranted(grant, 'job-1'))[0]);
    await assert.rejects(made.keys.openGranted(grant, 'job-2'), { code: 'grant-invalid' });
    const changed = `${grant.startsWith('A') ? 'B' : 'A'}${grant.slice(1)}`;
    await assert.rejects(made.keys.openGranted(changed, 'job-1'), { code: 'grant-invalid' });
    const late = await made.keys.grant('job-1', [id], -1);
    await assert.rejects(made.keys.openGranted(late, 'job-1'), { code: 'grant-expired' });
  });

  it('wraps a tenant anew: every key opens as before, under another epoch', async () => {
    using made = await temporaryKeys();
    const tenant = newTenantId();
    await made.keys.createTenant(tenant);
    const [one, gone] = [
      await made.keys.create(tenant, 'video'),
      await made.keys.create(tenant, 'video'),
    ];
    await made.keys.destroy([gone.id]);
    const before = await made.keys.tenantKeys(tenant);
    await made.keys.rotateTenant(tenant);
    const after = await made.keys.tenantKeys(tenant);
    assert.equal(after.epoch, before.epoch + 1);
    assert.deepEqual(after.index.reveal(), before.index.reveal());
    const [first, second] = await made.keys.open(tenant, [one.id, gone.id]);
    assert.equal(await identityToRecipient(living(first).identity.reveal()), one.recipient);
    assert.equal(second, 'destroyed');
    assert.deepEqual([...made.store.tenant(tenant).epochs.keys()], [2]);
  });
});
