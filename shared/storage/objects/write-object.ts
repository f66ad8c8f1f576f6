import type { KeyId } from '../../keys/key-id.ts';
import type { TenantId } from '../../protocol/tenant-id.ts';
import type { BlobWriter } from '../blob-store.ts';
import { manifestName, newObjectId, newPartName, type ObjectId } from './blob.ts';
import { encodeManifest, type PartEntry } from './manifest.ts';
import { StorageError } from '../storage-error.ts';
import { sealPart } from './seal-part.ts';

/** An object that is being received: plain data, to be kept where it survives. */
export interface ObjectDraft {
  readonly object: ObjectId;
  readonly tenant: TenantId;
  /** The id of the key that the object is sealed to. */
  readonly key: KeyId;
  /** All of them durable. */
  readonly parts: readonly PartEntry[];
}

/** What has to be remembered of a finished object. */
export interface StoredObject {
  readonly object: ObjectId;
  readonly tenant: TenantId;
  readonly key: KeyId;
  /** Of the plaintext. */
  readonly sizeBytes: number;
  readonly manifest: PartEntry;
  readonly parts: readonly PartEntry[];
}

/** The public half of the key of an object, `age1…`: enough to write, not to read. */
interface Sealing {
  readonly writer: BlobWriter;
  readonly recipient: string;
}

export function beginObject(tenant: TenantId, key: KeyId): ObjectDraft {
  return { object: newObjectId(), tenant, key, parts: [] };
}

/** How many bytes are durable: where an upload goes on. */
export function durableBytes({ parts }: Pick<ObjectDraft, 'parts'>): number {
  return parts.reduce((sum, { plainBytes }) => sum + plainBytes, 0);
}

/**
 * Seals what comes behind what is there. Resolves when it is durable, also if the source breaks off
 * (`complete` is false then). `kept` is told of each part as soon as it is durable, and awaited.
 * @throws StorageError `too-few-copies`: what `kept` was told is durable, nothing else.
 */
export async function appendToObject(
  draft: ObjectDraft,
  source: AsyncIterable<Uint8Array>,
  { writer, recipient, kept }: Sealing & { kept?: (draft: ObjectDraft) => Promise<void> | void },
): Promise<{ readonly draft: ObjectDraft; readonly complete: boolean }> {
  const pieces = source[Symbol.asyncIterator]();
  let grown = draft;
  try {
    for (;;) {
      const name = newPartName(draft.object);
      const { entry, end } = await sealPart(pieces, { writer, recipient, name });
      if (entry !== undefined) {
        grown = withPart(grown, entry);
        await kept?.(grown);
      }
      if (end !== 'full') return { draft: grown, complete: end === 'ended' };
    }
  } finally {
    await pieces.return?.().catch(() => undefined);
  }
}

function withPart(draft: ObjectDraft, part: PartEntry): ObjectDraft {
  return { ...draft, parts: [...draft.parts, part] };
}

/**
 * Writes the manifest: from then on the object can be read.
 * @throws StorageError `exists` if it was finished before.
 */
export async function finishObject(
  { object, tenant, key, parts }: ObjectDraft,
  description: Readonly<Record<string, string>>,
  { writer, recipient }: Sealing,
): Promise<StoredObject> {
  const text = encodeManifest({
    version: 1,
    object,
    tenant,
    key,
    madeAtMs: Date.now(),
    description,
    parts,
  });
  const name = manifestName(object);
  const { entry } = await sealPart(once(text), { writer, recipient, name });
  if (entry === undefined) throw new Error('a manifest is never empty');
  return {
    object,
    tenant,
    key,
    sizeBytes: durableBytes({ parts }),
    manifest: entry,
    parts,
  };
}

/** An object that comes whole; parts of one that breaks off belong to nothing and are swept up later. */
export async function writeObject(
  { tenant, key }: { readonly tenant: TenantId; readonly key: KeyId },
  source: AsyncIterable<Uint8Array>,
  { description = {}, ...sealing }: Sealing & { description?: Readonly<Record<string, string>> },
): Promise<StoredObject> {
  const { draft, complete } = await appendToObject(beginObject(tenant, key), source, sealing);
  if (!complete) throw new StorageError('incomplete');
  return await finishObject(draft, description, sealing);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
