import { randomBytes } from 'node:crypto';
import type { Brand } from '../../basics/brand.ts';

/** What a customer would call a file: 16 random bytes in hexadecimal. */
export type ObjectId = Brand<string, 'ObjectId'>;
/** One sealed file in every copy: a part of an object, or its manifest. */
export type BlobName = Brand<string, 'BlobName'>;

const ID_BYTES = 16;
const PART_BYTES = 8;
const MANIFEST = 'manifest';
const BLOB_NAME = /^[0-9a-f]{32}\.(?:[0-9a-f]{16}|manifest)$/;

/** A blob as it has to lie in each copy. */
export interface StoredBlob {
  readonly name: BlobName;
  /** Of the sealed bytes. */
  readonly sizeBytes: number;
  /** SHA-256 of the sealed bytes, in hexadecimal: it tells nothing of what is inside. */
  readonly hash: string;
}

export function newObjectId(): ObjectId {
  return randomBytes(ID_BYTES).toString('hex') as ObjectId;
}

/** Random, so that a part that nobody acknowledged never stands in the way of another try. */
export function newPartName(object: ObjectId): BlobName {
  return `${object}.${randomBytes(PART_BYTES).toString('hex')}` as BlobName;
}

/** There is one of it: the second who finishes an object is refused. */
export function manifestName(object: ObjectId): BlobName {
  return `${object}.${MANIFEST}` as BlobName;
}

/** Undefined for anything that we would not have written. */
export function parseBlobName(text: string): BlobName | undefined {
  return BLOB_NAME.test(text) ? (text as BlobName) : undefined;
}

export function objectOf(name: BlobName): ObjectId {
  return name.slice(0, ID_BYTES * 2) as ObjectId;
}
