import type { Secret } from '../../basics/secret.ts';
import type { KeyId } from '../../keys/key-id.ts';
import type { TenantId } from '../../protocol/tenant-id.ts';
import type { ByteRange, PayloadOpener } from '../age/payload-range.ts';
import type { BlobReader } from '../blob-store.ts';
import { StorageError } from '../storage-error.ts';
import type { StoredBlob } from './blob.ts';
import type { Manifest, PartEntry } from './manifest.ts';
import { openPart, readPart } from './open-part.ts';
import { OpenedCache, type CacheLimits } from './opened-cache.ts';
import { readManifest } from './read-manifest.ts';
import { durableBytes, type StoredObject } from './write-object.ts';

/** What we need of the key store: a KeyClient fits. */
export interface ObjectKeys {
  open(
    tenant: TenantId,
    ids: readonly KeyId[],
  ): Promise<readonly ({ readonly identity: Secret<string> } | 'destroyed')[]>;
}

/** What names an object and says which manifest is the true one. */
export interface ObjectToRead extends Pick<StoredObject, 'object' | 'tenant' | 'key'> {
  readonly manifest: StoredBlob;
}

export interface OpenObject {
  readonly sizeBytes: number;
  readonly description: Readonly<Record<string, string>>;
  /**
   * The bytes of a range, in pieces of at most 64 KiB, each authenticated before it is given out.
   * @throws StorageError `out-of-range`, `no-good-copy`, `key-destroyed`
   */
  read(range?: ByteRange): AsyncGenerator<Uint8Array>;
}

const LIMITS: CacheLimits = { entries: 4_096, ageMs: 5 * 60_000 };

/** Opens objects, and remembers what it opened until the key is destroyed. */
export class ObjectReader {
  readonly #reader: BlobReader;
  readonly #keys: ObjectKeys;
  readonly #payloads: OpenedCache<PayloadOpener>;
  readonly #manifests: OpenedCache<Manifest>;

  constructor(reader: BlobReader, keys: ObjectKeys, limits: CacheLimits = LIMITS) {
    this.#reader = reader;
    this.#keys = keys;
    this.#payloads = new OpenedCache(limits, (payload) => payload.forget());
    this.#manifests = new OpenedCache(limits, () => undefined);
  }

  async open(row: ObjectToRead): Promise<OpenObject> {
    const manifest = await this.#manifest(row);
    const sizeBytes = durableBytes(manifest);
    return {
      sizeBytes,
      description: manifest.description,
      read: (range = { start: 0, end: sizeBytes }) => this.#read(row, manifest, range),
    };
  }

  /** Call it as soon as a key is destroyed. */
  forgetKey(key: KeyId): void {
    this.#payloads.dropKey(key);
    this.#manifests.dropKey(key);
  }

  async #manifest(row: ObjectToRead): Promise<Manifest> {
    const known = this.#manifests.get(row.manifest.name);
    if (known !== undefined) return known;
    const manifest = await readManifest(this.#reader, row.manifest, () => this.#identity(row));
    const { object, tenant, key } = manifest;
    if (object !== row.object || tenant !== row.tenant || key !== row.key)
      throw new StorageError('damaged');
    this.#manifests.set(row.manifest.name, row.key, manifest);
    return manifest;
  }

  async *#read(
    row: ObjectToRead,
    manifest: Manifest,
    { start, end }: ByteRange,
  ): AsyncGenerator<Uint8Array> {
    if (start < 0 || start > end || end > durableBytes(manifest))
      throw new StorageError('out-of-range');
    let at = 0;
    for (const part of manifest.parts) {
      const inPart = { start: Math.max(0, start - at), end: Math.min(part.plainBytes, end - at) };
      at += part.plainBytes;
      if (inPart.start >= inPart.end) continue;
      yield* readPart(this.#reader, part, await this.#payload(row, part), inPart);
    }
  }

  async #payload(row: ObjectToRead, part: PartEntry): Promise<PayloadOpener> {
    const known = this.#payloads.get(part.name);
    if (known !== undefined) return known;
    const payload = await openPart(this.#reader, part, () => this.#identity(row));
    this.#payloads.set(part.name, row.key, payload);
    return payload;
  }

  async #identity({ tenant, key }: ObjectToRead): Promise<Secret<string>> {
    const [opened] = await this.#keys.open(tenant, [key]);
    if (opened === undefined || opened === 'destroyed') throw new StorageError('key-destroyed');
    return opened.identity;
  }
}
