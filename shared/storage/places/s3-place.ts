import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { ByteRange } from '../age/payload-range.ts';
import { parseBlobName, type BlobName, type StoredBlob } from '../objects/blob.ts';
import { StorageError } from '../storage-error.ts';
import { inPieces } from './in-pieces.ts';
import type { Place, PlaceSink } from './place.ts';
import { s3Error } from './s3-errors.ts';
import { S3Sink } from './s3-sink.ts';

const TOTAL = /^bytes (\d+)-\d+\/(\d+)$/;

/** A copy of everything in a bucket of a store that speaks S3. Only sealed bytes ever reach it. */
export class S3Place implements Place {
  readonly name: string;
  readonly near = false;
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(name: string, client: S3Client, bucket: string) {
    this.name = name;
    this.#client = client;
    this.#bucket = bucket;
  }

  create(name: BlobName, { replace = false } = {}): Promise<PlaceSink> {
    const target = { client: this.#client, bucket: this.#bucket, key: name, replace };
    return Promise.resolve(new S3Sink(target));
  }

  async *read(
    { name, sizeBytes }: StoredBlob,
    { start, end }: ByteRange,
    pieceBytes: number,
  ): AsyncGenerator<Uint8Array> {
    if (start >= end) return;
    try {
      const Range = `bytes=${start}-${end - 1}`;
      const answer = await this.#client.send(new GetObjectCommand({ ...this.#at(name), Range }));
      const body = answer.Body;
      if (!(body instanceof Readable)) throw new StorageError('away');
      try {
        const [, from, total] = TOTAL.exec(answer.ContentRange ?? '') ?? [];
        // Not the range that was asked for, such as an error body under a 200.
        if (from === undefined) throw new StorageError('away');
        if (Number(from) !== start || Number(total) !== sizeBytes)
          throw new StorageError('damaged');
        yield* inPieces(body, pieceBytes);
      } finally {
        body.destroy();
      }
    } catch (error) {
      throw s3Error(error);
    }
  }

  async sizeOf(name: BlobName): Promise<number | undefined> {
    try {
      const { ContentLength } = await this.#client.send(new HeadObjectCommand(this.#at(name)));
      return ContentLength;
    } catch (error) {
      const known = s3Error(error);
      if (known.code === 'missing') return undefined;
      throw known;
    }
  }

  async *list(): AsyncGenerator<BlobName> {
    let after: string | undefined;
    do {
      const page = await this.#page(after);
      for (const { Key } of page.Contents ?? []) {
        const known = parseBlobName(Key ?? '');
        if (known !== undefined) yield known;
      }
      after = page.IsTruncated === true ? page.NextContinuationToken : undefined;
    } while (after !== undefined);
  }

  /** Believes it only when the store does not show it any more. */
  async remove(name: BlobName): Promise<void> {
    try {
      await this.#client.send(new DeleteObjectCommand(this.#at(name)));
    } catch (error) {
      throw s3Error(error);
    }
    if ((await this.sizeOf(name)) !== undefined) throw new StorageError('away');
  }

  async #page(ContinuationToken: string | undefined) {
    try {
      const page = await this.#client.send(
        new ListObjectsV2Command({ Bucket: this.#bucket, ContinuationToken }),
      );
      // Every real answer says whether there is more; an error body under a 200 does not.
      if (page.IsTruncated === undefined) throw new StorageError('away');
      return page;
    } catch (error) {
      throw s3Error(error);
    }
  }

  #at(name: BlobName): { Bucket: string; Key: string } {
    return { Bucket: this.#bucket, Key: name };
  }
}
