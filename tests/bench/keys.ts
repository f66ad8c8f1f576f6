import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { makeInstance, openInstance } from '@blende/shared/keys/instance.ts';
import type { KeyId } from '@blende/shared/keys/key-id.ts';
import { KeyStore } from '@blende/shared/keys/key-store.ts';
import { Keyring } from '@blende/shared/keys/keyring.ts';
import { connectKeys } from '@blende/shared/keys/wire/connect-keys.ts';
import { openDoor } from '@blende/shared/keys/wire/door.ts';
import { libraryAnswerers } from '@blende/shared/keys/wire/library-door.ts';
import { newTenantId, type TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { median, spread } from './figures.ts';

const FEW = 1_000;
const MANY = 1_000_000;
const OPENED = 100_000;
/** Made one after the other, as an upload would; the two sizes take turns. */
const TURNS = 9;
const MADE_IN_TURN = 40;
/** Made together, to fill a store. */
const TOGETHER = 5_000;
const MS_PER_MICRO = 1_000;

/** Adding a key to a small and to a large store, side by side, and opening keys in bulk. */
export async function measureKeys(many = MANY): Promise<string[]> {
  using small = await filledStore(FEW);
  using large = await filledStore(many);
  const times: Record<'small' | 'large', number[]> = { small: [], large: [] };
  for (let turn = 0; turn < TURNS; turn += 1)
    for (const [name, store] of [
      ['small', small],
      ['large', large],
    ] as const)
      times[name].push(await timeToAdd(store));
  const ratio = median(times.large) / median(times.small);
  const count = many.toLocaleString('en');
  return [
    `| adding a key in 3 copies, flushed, at ${FEW.toLocaleString('en')} keys | ${spread(times.small, 'µs')} |`,
    `| the same at ${count} keys | ${spread(times.large, 'µs')} |`,
    `| ratio of the two (goal: at most 1.2) | ${ratio.toFixed(2)} |`,
    ...(await measureOpening(large)),
    await measureStarting(large, count),
  ];
}

interface FilledStore extends Disposable {
  readonly keys: Keyring;
  readonly tenant: TenantId;
  readonly ids: readonly KeyId[];
  readonly folders: readonly string[];
  readonly root: Secret<Uint8Array>;
}

async function filledStore(count: number): Promise<FilledStore> {
  const place = mkdtempSync(join(tmpdir(), 'blende-bench-keys-'));
  const folders = ['a', 'b', 'c'].map((copy) => join(place, copy));
  const store = await KeyStore.open(folders);
  const root = new Secret<Uint8Array>(randomBytes(32));
  const keys = new Keyring(
    store,
    await makeInstance(store, { secret: root, way: { kind: 'file' } }),
  );
  const tenant = newTenantId();
  await keys.createTenant(tenant);
  const ids: KeyId[] = [];
  while (ids.length < count) {
    const length = Math.min(TOGETHER, count - ids.length);
    const made = await Promise.all(Array.from({ length }, () => keys.create(tenant, 'person')));
    for (const { id } of made) ids.push(id);
  }
  const dispose = () => rmSync(place, { recursive: true, force: true });
  return { keys, tenant, ids, folders, root, [Symbol.dispose]: dispose };
}

/** Microseconds for one key. */
async function timeToAdd({ keys, tenant }: FilledStore): Promise<number> {
  const startedAt = performance.now();
  for (let made = 0; made < MADE_IN_TURN; made += 1) await keys.create(tenant, 'person');
  return ((performance.now() - startedAt) * MS_PER_MICRO) / MADE_IN_TURN;
}

/** Over the socket, with both forms of each key made. */
async function measureOpening({ keys, tenant, ids, folders }: FilledStore): Promise<string[]> {
  const socket = join(folders[0] ?? '', '../keys.sock');
  await using _ = await openDoor(
    socket,
    libraryAnswerers(() => keys),
  );
  using client = connectKeys(socket);
  const asked = ids.slice(0, OPENED);
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const startedAt = performance.now();
    for (const key of await client.open(tenant, asked)) if (key !== 'destroyed') key.field.reveal();
    times.push(performance.now() - startedAt);
  }
  const count = asked.length.toLocaleString('en');
  return [
    `| opening ${count} keys in bulk over the socket, with their field keys (goal: about 2,000 ms) | ${spread(times, 'ms')} |`,
  ];
}

async function measureStarting({ folders, root }: FilledStore, count: string): Promise<string> {
  const times: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const startedAt = performance.now();
    const store = await KeyStore.open(folders);
    await openInstance(store, [root]);
    times.push(performance.now() - startedAt);
  }
  return `| opening a key store of ${count} keys, all copies compared | ${spread(times, 'ms')} |`;
}
