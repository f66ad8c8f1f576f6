import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Secret } from '../../basics/secret.ts';
import type { KeyId } from '../../keys/key-id.ts';
import { newTenantId, type TenantId } from '../../protocol/tenant-id.ts';
import { Copies, type Patience } from '../copies/copies.ts';
import type { BlobName } from '../objects/blob.ts';
import { ObjectReader, type ObjectKeys } from '../objects/read-object.ts';
import { FolderPlace } from '../places/folder-place.ts';
import type { Place } from '../places/place.ts';

/** Keys in memory that can be destroyed; the real ones live in a process of their own. */
export class TestKeys implements ObjectKeys {
  readonly #identities = new Map<KeyId, string>();
  /** How often somebody asked. */
  asked = 0;

  async create(name: string): Promise<{ key: KeyId; recipient: string; identity: string }> {
    const key = name as KeyId;
    const identity = this.#identities.get(key) ?? (await generateX25519Identity());
    this.#identities.set(key, identity);
    return { key, recipient: await identityToRecipient(identity), identity };
  }

  destroy(key: KeyId): void {
    this.#identities.delete(key);
  }

  async open(
    _tenant: TenantId,
    ids: readonly KeyId[],
  ): Promise<readonly ({ readonly identity: Secret<string> } | 'destroyed')[]> {
    this.asked += 1;
    return await Promise.resolve(
      ids.map((id) => {
        const identity = this.#identities.get(id);
        return identity === undefined ? 'destroyed' : { identity: new Secret(identity) };
      }),
    );
  }
}

export interface ObjectKit extends Disposable {
  readonly folder: string;
  readonly copies: Copies;
  readonly reader: ObjectReader;
  readonly keys: TestKeys;
  readonly tenant: TenantId;
  fileOf(place: string, name: BlobName): string;
}

/** Copies in folders of these names, or in the given places, that vanish with the test. */
export async function objectKit({
  names = ['a', 'b'],
  change = (places: readonly Place[]): readonly Place[] => places,
  patience,
}: {
  readonly names?: readonly string[];
  readonly change?: (places: readonly Place[]) => readonly Place[];
  readonly patience?: Patience;
} = {}): Promise<ObjectKit> {
  const folder = mkdtempSync(join(tmpdir(), 'blende-objects-'));
  const folders = await Promise.all(
    names.map(async (name) => await FolderPlace.open(name, join(folder, name))),
  );
  const copies = new Copies(change(folders), patience);
  const keys = new TestKeys();
  return {
    folder,
    copies,
    keys,
    reader: new ObjectReader(copies, keys),
    tenant: newTenantId(),
    fileOf: (place, name) => join(folder, place, name.slice(0, 2), name),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Bytes as they come from a network: in pieces of odd lengths, broken off after some of them. */
export async function* arriving(
  bytes: Uint8Array,
  { pieceBytes = 16_411, breakAfter = Number.POSITIVE_INFINITY } = {},
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    if (at >= breakAfter) throw new Error('the network is gone');
    yield await Promise.resolve(bytes.subarray(at, Math.min(at + pieceBytes, breakAfter)));
  }
  if (bytes.length > breakAfter) throw new Error('the network is gone');
}

export async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(Uint8Array.from(piece));
  return Buffer.concat(all);
}
