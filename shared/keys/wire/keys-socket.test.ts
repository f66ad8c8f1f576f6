import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { newTenantId } from '@blende/shared/protocol/tenant-id.ts';
import { KeyHost } from '../key-host.ts';
import { OpenedKey } from '../opened-key.ts';
import { writeShares } from '../root/share-text.ts';
import { connectGrantedKeys, connectKeys } from './connect-keys.ts';
import { connectKeysOperator } from './connect-operator.ts';
import { openDoor } from './door.ts';
import { FrameReader, writeFrame } from './frame.ts';
import { libraryAnswerers, workerAnswerers } from './library-door.ts';
import { operatorAnswerers } from './operator-door.ts';

/** A host behind its three doors, on a store of its own. */
async function openHost(place: string, roots: readonly Secret<Uint8Array>[] = []) {
  const folders = ['a', 'b', 'c'].map((copy) => join(place, copy));
  const host = await KeyHost.open({ folders, roots, tell: () => undefined });
  const [library, worker, operator] = ['library', 'worker', 'operator'].map((name) =>
    join(place, `${name}.sock`),
  );
  assert.ok(library !== undefined && worker !== undefined && operator !== undefined);
  const doors = [
    await openDoor(library, libraryAnswerers(host.ring)),
    await openDoor(worker, workerAnswerers(host.ring)),
    await openDoor(operator, operatorAnswerers(host)),
  ];
  return {
    host,
    library,
    worker,
    operator,
    [Symbol.asyncDispose]: async () => {
      for (const door of doors) await door[Symbol.asyncDispose]();
    },
  };
}

function temporaryPlace() {
  const path = mkdtempSync(join(tmpdir(), 'blende-keys-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

const fileRoot = () => new Secret<Uint8Array>(randomBytes(32));

describe('the keys sockets', () => {
  it('answer the library as the keyring does', async () => {
    using place = temporaryPlace();
    await using open = await openHost(place.path);
    await open.host.setUp({ secret: fileRoot(), way: { kind: 'file' } });
    using keys = connectKeys(open.library);
    const tenant = newTenantId();
    await keys.createTenant(tenant);
    const made = await Promise.all(Array.from({ length: 40 }, () => keys.create(tenant, 'person')));
    const ids = made.map(({ id }) => id);
    const opened = await keys.open(tenant, ids);
    const here = await open.host.ring().open(tenant, ids);
    for (const [index, key] of opened.entries()) {
      const same = here[index];
      assert.ok(key instanceof OpenedKey && same instanceof OpenedKey);
      assert.equal(key.identity.reveal(), same.identity.reveal());
      assert.deepEqual(key.field.reveal(), same.field.reveal());
    }
    assert.deepEqual(
      await keys.recipients(ids),
      made.map(({ recipient }) => recipient),
    );
    const own = await keys.tenantKeys(tenant);
    assert.equal(
      own.identity.reveal(),
      (await open.host.ring().tenantKeys(tenant)).identity.reveal(),
    );
    await keys.destroy(ids.slice(0, 1));
    assert.equal((await keys.open(tenant, ids))[0], 'destroyed');
    await assert.rejects(keys.create(newTenantId(), 'video'), {
      code: 'tenant-unknown',
      message: 'tenant-unknown',
    });
  });

  it('give a worker what it was granted, and nothing else at all', async () => {
    using place = temporaryPlace();
    await using open = await openHost(place.path);
    await open.host.setUp({ secret: fileRoot(), way: { kind: 'file' } });
    using library = connectKeys(open.library);
    using worker = connectGrantedKeys(open.worker);
    const tenant = newTenantId();
    await library.createTenant(tenant);
    const { id } = await library.create(tenant, 'video');
    const grant = await library.grant('job-1', [id]);
    assert.ok((await worker.openGranted(grant, 'job-1'))[0] instanceof OpenedKey);
    await assert.rejects(worker.openGranted(grant, 'job-2'), { code: 'grant-invalid' });
    using curious = connectKeys(open.worker);
    await assert.rejects(curious.open(tenant, [id]), { code: 'not-allowed' });
    await assert.rejects(curious.create(tenant, 'video'), { code: 'not-allowed' });
    await assert.rejects(curious.destroy([id]), { code: 'not-allowed' });
    await assert.rejects(curious.grant('job-1', [id]), { code: 'not-allowed' });
    using overreaching = connectKeysOperator(open.library);
    await assert.rejects(overreaching.rotateTenants(), { code: 'not-allowed' });
    await assert.rejects(overreaching.unlock(fileRoot()), { code: 'not-allowed' });
  });

  it('stay locked until enough shares are there, and after a change of the root open with the new one alone', async () => {
    using place = temporaryPlace();
    const root = fileRoot();
    const { way } = writeShares(root, { needed: 3, count: 5 });
    const tenant = newTenantId();
    const next = fileRoot();
    {
      await using open = await openHost(place.path);
      using operator = connectKeysOperator(open.operator);
      assert.equal((await operator.status()).state, 'new');
      await operator.setUp({ secret: root, way });
      await open.host.ring().createTenant(tenant);
    }
    {
      await using open = await openHost(place.path);
      using operator = connectKeysOperator(open.operator);
      using keys = connectKeys(open.library);
      const status = await operator.status();
      assert.equal(status.state, 'locked');
      assert.deepEqual(status.way, way);
      await assert.rejects(keys.create(tenant, 'video'), { code: 'locked' });
      await assert.rejects(operator.unlock(fileRoot()), { code: 'root-wrong' });
      await operator.unlock(root);
      await keys.create(tenant, 'video');
      await operator.replaceRoot({ secret: next, way: { kind: 'file' } });
    }
    await using locked = await openHost(place.path, [root]);
    assert.equal(locked.host.status().reason, 'root-wrong');
    assert.equal(locked.host.status().state, 'locked');
    await locked.host.unlock([next]);
    assert.equal(locked.host.status().living, 1);
  });

  it('are found again after the process behind them was away', async () => {
    using place = temporaryPlace();
    const root = fileRoot();
    const tenant = newTenantId();
    const first = await openHost(place.path);
    await first.host.setUp({ secret: root, way: { kind: 'file' } });
    using keys = connectKeys(first.library);
    await keys.createTenant(tenant);
    await first[Symbol.asyncDispose]();
    const created = keys.create(tenant, 'quiz');
    await using second = await openHost(place.path, [root]);
    const { id } = await created;
    assert.ok((await second.host.ring().open(tenant, [id]))[0] instanceof OpenedKey);
    using impatient = connectKeys(join(place.path, 'nobody.sock'), { patienceMs: 0 });
    await assert.rejects(impatient.createTenant(tenant), { code: 'not-answering' });
  });

  const malformed: readonly (readonly [string, Buffer])[] = [
    ['too long a frame', Buffer.from('ffffffff', 'hex')],
    ['a head that is no JSON', Buffer.from('0000000800000004abababab', 'hex')],
    ['a head that is longer than its frame', Buffer.from('00000006000000ff7b7d', 'hex')],
  ];
  for (const [name, bytes] of malformed)
    it(`hang up at ${name}, and go on answering others`, async () => {
      using place = temporaryPlace();
      await using open = await openHost(place.path);
      const socket = connect(open.library);
      socket.write(bytes);
      await once(socket.resume(), 'close');
      using keys = connectKeys(open.library);
      await assert.rejects(keys.createTenant(newTenantId()), { code: 'locked' });
    });
});

describe('frames', () => {
  it('come whole however they were cut', () => {
    const frames = Buffer.concat([
      writeFrame({ ask: 'one' }, Uint8Array.of(1, 2, 3)),
      writeFrame({ ask: 'two' }),
    ]);
    for (const size of [1, 3, 5, frames.length]) {
      const reader = new FrameReader();
      const read = [];
      for (let at = 0; at < frames.length; at += size)
        read.push(...reader.push(frames.subarray(at, at + size)));
      assert.deepEqual(
        read.map(({ head, body }) => [head['ask'], [...body]]),
        [
          ['one', [1, 2, 3]],
          ['two', []],
        ],
      );
    }
  });
});
