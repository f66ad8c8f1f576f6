import type { KeyId } from '../../keys/key-id.ts';
import type { TenantId } from '../../protocol/tenant-id.ts';
import { parseTenantId } from '../../protocol/tenant-id.ts';
import { sealedSize } from '../age/payload-size.ts';
import { StorageError } from '../storage-error.ts';
import { objectOf, parseBlobName, type ObjectId, type StoredBlob } from './blob.ts';

/** A run of an object's bytes, sealed as an age file of its own. */
export interface PartEntry extends StoredBlob {
  readonly plainBytes: number;
  /** SHA-256 of header and nonce, in hexadecimal: which payload this is, whatever key opens it. */
  readonly head: string;
}

/**
 * What lies sealed beside the parts, so that an object can be put together and recognised without
 * the database.
 */
export interface Manifest {
  readonly version: 1;
  readonly object: ObjectId;
  readonly tenant: TenantId;
  /** The id of the key that it is sealed to. */
  readonly key: KeyId;
  /** Unix time. */
  readonly madeAtMs: number;
  /** Whatever the owner of the object wants to find again, such as its name. */
  readonly description: Readonly<Record<string, string>>;
  readonly parts: readonly PartEntry[];
}

/** Manifests are padded to multiples of this, so that their size tells no length of a name. */
const BLOCK_BYTES = 1024;
const HASH = /^[0-9a-f]{64}$/;

export function encodeManifest(manifest: Manifest): Buffer {
  const text = Buffer.from(JSON.stringify(manifest));
  const bytes = Buffer.alloc(Math.ceil(text.length / BLOCK_BYTES) * BLOCK_BYTES, ' ');
  text.copy(bytes);
  return bytes;
}

/** @throws StorageError `damaged` for anything that `encodeManifest` does not write. */
export function parseManifest(bytes: Uint8Array): Manifest {
  const value = parsed(bytes);
  if (!isManifest(value)) throw new StorageError('damaged');
  return value;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new StorageError('damaged');
  }
}

function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value)) return false;
  const { version, object, tenant, key, madeAtMs, description, parts } = value;
  return (
    version === 1 &&
    typeof object === 'string' &&
    typeof tenant === 'string' &&
    parseTenantId(tenant) !== undefined &&
    typeof key === 'string' &&
    isCount(madeAtMs) &&
    isRecord(description) &&
    Object.values(description).every((text) => typeof text === 'string') &&
    Array.isArray(parts) &&
    parts.every((part) => isPart(part, object))
  );
}

function isPart(value: unknown, object: string): boolean {
  if (!isRecord(value)) return false;
  const { name, sizeBytes, hash, plainBytes, head } = value;
  const known = typeof name === 'string' ? parseBlobName(name) : undefined;
  return (
    known !== undefined &&
    objectOf(known) === object &&
    isCount(plainBytes) &&
    sizeBytes === sealedSize(plainBytes) &&
    [hash, head].every((text) => typeof text === 'string' && HASH.test(text))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
