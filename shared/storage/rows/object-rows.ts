import type { TenantTransaction } from '../../database/with-tenant.ts';
import type { KeyId } from '../../keys/key-id.ts';
import type { BlobName, ObjectId, StoredBlob } from '../objects/blob.ts';
import type { PartEntry } from '../objects/manifest.ts';
import type { ObjectToRead } from '../objects/read-object.ts';
import type { ObjectDraft, StoredObject } from '../objects/write-object.ts';
import type { ObjectTables } from './object-tables.ts';

type Tx = TenantTransaction<ObjectTables>;

/** Before its first byte is taken. */
export async function rememberDraft(tx: Tx, { object, key }: ObjectDraft): Promise<void> {
  await tx
    .insertInto('stored_object')
    .values({ tenant_id: tx.tenant, object_id: object, key_id: key, state: 'receiving' })
    .execute();
}

/** The newest part: call it for each, before anybody is told that it is durable. */
export async function rememberPart(tx: Tx, { object, parts }: ObjectDraft): Promise<void> {
  const position = parts.length - 1;
  const part = parts[position];
  if (part === undefined) return;
  await tx
    .insertInto('stored_blob')
    .values(blobRow(tx, object, { ...part, position }))
    .execute();
}

/** In the transaction that makes the object somebody's: from then on it can be read. */
export async function rememberWhole(tx: Tx, { object, manifest }: StoredObject): Promise<void> {
  await tx
    .insertInto('stored_blob')
    .values(blobRow(tx, object, { ...manifest, position: null }))
    .execute();
  await tx
    .updateTable('stored_object')
    .set({ state: 'whole' })
    .where('object_id', '=', object)
    .execute();
}

/** Undefined for an object that is not whole, or not of this tenant. */
export async function findObject(tx: Tx, object: ObjectId): Promise<ObjectToRead | undefined> {
  const row = await tx
    .selectFrom('stored_object as o')
    .innerJoin('stored_blob as b', 'b.object_id', 'o.object_id')
    .select(['o.key_id', 'b.sealed_bytes', 'b.hash'])
    .where('o.object_id', '=', object)
    .where('o.state', '=', 'whole')
    .where('b.blob', '=', 'manifest')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { key_id: key, sealed_bytes: sealedBytes, hash } = row;
  const manifest = storedBlob({ object_id: object, blob: 'manifest', sealedBytes, hash });
  return { object, tenant: tx.tenant, key: key as KeyId, manifest };
}

/** What was received of an object that is not whole: an upload goes on from here. */
export async function findDraft(tx: Tx, object: ObjectId): Promise<ObjectDraft | undefined> {
  const row = await tx
    .selectFrom('stored_object')
    .select('key_id')
    .where('object_id', '=', object)
    .where('state', '=', 'receiving')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const rows = await tx
    .selectFrom('stored_blob')
    .selectAll()
    .where('object_id', '=', object)
    .orderBy('position')
    .execute();
  const parts = rows.map((part): PartEntry => ({
    ...storedBlob({ ...part, object_id: object, sealedBytes: part.sealed_bytes }),
    plainBytes: Number(part.plain_bytes),
    head: part.head.toString('hex'),
  }));
  return { object, tenant: tx.tenant, key: row.key_id as KeyId, parts };
}

/** Every blob of the tenant, in the order of names; `after` is the last one of the page before. */
export async function blobPage(
  tx: Tx,
  after: BlobName | undefined,
  limit: number,
): Promise<readonly StoredBlob[]> {
  const [object, blob] = after?.split('.') ?? [];
  let query = tx
    .selectFrom('stored_blob')
    .select(['object_id', 'blob', 'sealed_bytes as sealedBytes', 'hash'])
    .orderBy('object_id')
    .orderBy('blob')
    .limit(limit);
  if (object !== undefined && blob !== undefined)
    query = query.where((is) =>
      is.or([
        is('object_id', '>', object),
        is.and([is('object_id', '=', object), is('blob', '>', blob)]),
      ]),
    );
  return (await query.execute()).map(storedBlob);
}

/** With its blobs' rows; the blobs themselves have to be removed before. */
export async function forgetObject(tx: Tx, object: ObjectId): Promise<void> {
  await tx.deleteFrom('stored_object').where('object_id', '=', object).execute();
}

/** The names of all blobs of an object, to remove them. */
export async function blobsOfObject(tx: Tx, object: ObjectId): Promise<readonly BlobName[]> {
  const rows = await tx
    .selectFrom('stored_blob')
    .select('blob')
    .where('object_id', '=', object)
    .execute();
  return rows.map(({ blob }) => `${object}.${blob}` as BlobName);
}

function blobRow(
  tx: Tx,
  object: ObjectId,
  { name, sizeBytes, plainBytes, hash, head, position }: PartEntry & { position: number | null },
) {
  return {
    tenant_id: tx.tenant,
    object_id: object,
    blob: name.slice(object.length + 1),
    position,
    sealed_bytes: String(sizeBytes),
    plain_bytes: String(plainBytes),
    hash: Buffer.from(hash, 'hex'),
    head: Buffer.from(head, 'hex'),
  };
}

function storedBlob(row: {
  readonly object_id: string;
  readonly blob: string;
  readonly sealedBytes: string;
  readonly hash: Buffer;
}): StoredBlob {
  const object = row.object_id.replaceAll('-', '');
  return {
    name: `${object}.${row.blob}` as BlobName,
    sizeBytes: Number(row.sealedBytes),
    hash: row.hash.toString('hex'),
  };
}
