import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { writeObject, type StoredObject } from '../objects/write-object.ts';
import type { Place, PlaceSink } from '../places/place.ts';
import { StorageError, type StorageErrorCode } from '../storage-error.ts';
import { arriving, collect, objectKit, type ObjectKit } from '../testing/object-kit.ts';
import { Copies } from './copies.ts';
import { scrub } from './scrub.ts';

const PLAIN = randomBytes(300_000);
/** Longer than a healthy disk takes, however busy the machine is. */
const PATIENCE = { writeMs: 1_000, readMs: 1_000 };

type Fault =
  | { readonly at: 'create' | 'write' | 'commit' | 'read'; readonly code: StorageErrorCode }
  | { readonly at: 'create' | 'write' | 'commit' | 'read'; readonly code: 'never answers' };

/** One place that fails in one way while it is told to. */
class FaultyPlace {
  fault: Fault | undefined;
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  readonly change = (places: readonly Place[]): readonly Place[] =>
    places.map((place) => (place.name === this.#name ? this.#wrapped(place) : place));

  async #fail(at: Fault['at']): Promise<void> {
    if (this.fault?.at !== at) return;
    if (this.fault.code === 'never answers') await new Promise(() => undefined);
    else throw new StorageError(this.fault.code);
  }

  #wrapped(place: Place): Place {
    const fail = async (at: Fault['at']): Promise<void> => await this.#fail(at);
    return {
      name: place.name,
      near: place.near,
      sizeOf: async (name) => await place.sizeOf(name),
      list: () => place.list(),
      remove: async (name) => await place.remove(name),
      async *read(...args) {
        await fail('read');
        yield* place.read(...args);
      },
      create: async (...args): Promise<PlaceSink> => {
        await fail('create');
        const sink = await place.create(...args);
        return {
          write: async (pieces) => {
            await fail('write');
            await sink.write(pieces);
          },
          commit: async () => {
            await fail('commit');
            await sink.commit();
          },
          abort: async () => await sink.abort(),
        };
      },
    };
  }
}

async function write(kit: ObjectKit): Promise<StoredObject> {
  const { key, recipient } = await kit.keys.create('video');
  const sealing = { writer: kit.copies, recipient };
  return await writeObject({ tenant: kit.tenant, key }, arriving(PLAIN), sealing);
}

const failsWith =
  (code: StorageErrorCode) =>
  (error: unknown): boolean =>
    error instanceof StorageError && error.code === code;

const WRITE_FAULTS: readonly Fault[] = [
  ...(['create', 'write', 'commit'] as const).flatMap((at) =>
    (['read-only', 'full', 'away'] as const).map((code): Fault => ({ at, code })),
  ),
  { at: 'write', code: 'never answers' },
];

test('with two copies, one that cannot be written means that nothing is accepted', async () => {
  const b = new FaultyPlace('b');
  using kit = await objectKit({ change: b.change, patience: PATIENCE });
  for (const fault of WRITE_FAULTS) {
    b.fault = fault;
    await assert.rejects(write(kit), failsWith('too-few-copies'), JSON.stringify(fault));
    const left: string[] = [];
    for (const place of kit.copies.places) for await (const name of place.list()) left.push(name);
    assert.deepEqual(left, [], `nothing is left of it: ${JSON.stringify(fault)}`);
  }
  b.fault = undefined;
  const object = await write(kit);
  assert.deepEqual(await collect((await kit.reader.open(object)).read()), PLAIN);
});

test('with three copies, one may fail: it is named, and made good when everything is read back', async () => {
  const b = new FaultyPlace('b');
  using kit = await objectKit({ names: ['a', 'b', 'c'], change: b.change, patience: PATIENCE });
  for (const fault of WRITE_FAULTS) {
    b.fault = fault;
    const object = await write(kit);
    const { lacking, trouble } = kit.copies.health.of('b');
    assert.equal(lacking, 2, `part and manifest: ${JSON.stringify(fault)}`);
    assert.equal(trouble, fault.code === 'never answers' ? 'slow' : fault.code);
    assert.equal(kit.copies.health.of('a').lacking, 0);
    b.fault = undefined;
    const { places } = await scrub([object.manifest, ...object.parts], kit.copies);
    assert.deepEqual(places['b'], { whole: 0, healed: 2, bad: 0, unread: 0 });
    assert.equal(kit.copies.health.of('b').lacking, 0);
  }
});

test('a copy that does not answer or fails in the middle is left for another one', async () => {
  const a = new FaultyPlace('a');
  using kit = await objectKit({ change: a.change, patience: PATIENCE });
  const object = await write(kit);
  for (const code of ['never answers', 'away', 'read-only', 'missing', 'damaged'] as const) {
    a.fault = { at: 'read', code };
    assert.deepEqual(await collect((await kit.reader.open(object)).read()), PLAIN, code);
  }
  await kit.copies.healer.idle();
});

test('a copy that cannot be mended is counted as damaged, not as whole', async () => {
  const b = new FaultyPlace('b');
  using kit = await objectKit({ change: b.change, patience: PATIENCE });
  const object = await write(kit);
  await kit.copies.places.find(({ name }) => name === 'b')?.remove(object.manifest.name);
  b.fault = { at: 'create', code: 'full' };
  const { places } = await scrub([object.manifest], kit.copies);
  assert.deepEqual(places['b'], { whole: 0, healed: 0, bad: 1, unread: 0 });
  assert.equal(kit.copies.health.of('b').trouble, 'full');
});

test('one copy alone is refused before anything is written', async () => {
  using kit = await objectKit();
  assert.throws(() => new Copies(kit.copies.places.slice(0, 1)), failsWith('too-few-copies'));
});
