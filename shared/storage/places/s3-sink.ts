import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
  type CompletedPart,
  type S3Client,
} from '@aws-sdk/client-s3';
import { StorageError } from '../storage-error.ts';
import type { PlaceSink } from './place.ts';
import { s3Error } from './s3-errors.ts';

/** The least that a store takes as one part of many, but for the last. */
export const UPLOAD_PART_BYTES = 5 * 1024 * 1024;

export interface S3Target {
  readonly client: S3Client;
  readonly bucket: string;
  readonly key: string;
  readonly replace: boolean;
}

/** Waits for 5 MiB before it sends them; what is smaller goes in one request. */
export class S3Sink implements PlaceSink {
  readonly #target: S3Target;
  readonly #parts: CompletedPart[] = [];
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #sizeBytes = 0;
  #upload: string | undefined;

  constructor(target: S3Target) {
    this.#target = target;
  }

  async write(pieces: readonly Uint8Array[]): Promise<void> {
    for (const piece of pieces) {
      this.#waiting.push(Buffer.from(piece));
      this.#waitingBytes += piece.length;
      this.#sizeBytes += piece.length;
    }
    if (this.#waitingBytes >= UPLOAD_PART_BYTES) await s3(async () => await this.#sendPart());
  }

  async commit(): Promise<void> {
    await s3(async () => {
      if (this.#upload === undefined) await this.#putWhole();
      else {
        if (this.#waitingBytes > 0) await this.#sendPart();
        await this.#complete(this.#upload);
      }
      await this.#checkThere();
    });
  }

  async abort(): Promise<void> {
    const { client, at } = this.#request();
    const UploadId = this.#upload;
    this.#waiting = [];
    if (UploadId !== undefined)
      await client
        .send(new AbortMultipartUploadCommand({ ...at, UploadId }))
        .catch(() => undefined);
  }

  async #putWhole(): Promise<void> {
    const { client, at, onlyNew } = this.#request();
    const Body = this.#take();
    const ChecksumSHA256 = sumOf(Body);
    const answer = await client.send(
      new PutObjectCommand({ ...at, ...onlyNew, Body, ChecksumSHA256 }),
    );
    mustHave(answer.ETag);
    if (answer.ChecksumSHA256 !== undefined && answer.ChecksumSHA256 !== ChecksumSHA256)
      throw new StorageError('damaged');
  }

  async #sendPart(): Promise<void> {
    const { client, at } = this.#request();
    this.#upload ??= mustHave(
      (await client.send(new CreateMultipartUploadCommand({ ...at, ChecksumAlgorithm: 'SHA256' })))
        .UploadId,
    );
    const Body = this.#take();
    const ChecksumSHA256 = sumOf(Body);
    const part = { PartNumber: this.#parts.length + 1, ChecksumSHA256 };
    const { ETag } = await client.send(
      new UploadPartCommand({ ...at, ...part, UploadId: this.#upload, Body }),
    );
    this.#parts.push({ ...part, ETag: mustHave(ETag) });
  }

  async #complete(UploadId: string): Promise<void> {
    const { client, at, onlyNew } = this.#request();
    const MultipartUpload = { Parts: this.#parts };
    const answer = await client.send(
      new CompleteMultipartUploadCommand({ ...at, ...onlyNew, UploadId, MultipartUpload }),
    );
    // Some stores answer 200 before they know, and say later in the body that it failed.
    mustHave(answer.ETag);
    this.#upload = undefined;
  }

  /** Whatever was answered: the blob counts as written once the store shows it in its size. */
  async #checkThere(): Promise<void> {
    const { client, at } = this.#request();
    const { ContentLength } = await client.send(new HeadObjectCommand(at));
    if (ContentLength !== this.#sizeBytes) throw new StorageError('damaged');
  }

  #take(): Buffer {
    const body = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    return body;
  }

  #request() {
    const { client, bucket, key, replace } = this.#target;
    const at = { Bucket: bucket, Key: key };
    return { client, at, onlyNew: replace ? {} : { IfNoneMatch: '*' } };
  }
}

function sumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}

/** A 200 whose body is something else leaves out what a success always has. */
function mustHave(text: string | undefined): string {
  if (text === undefined || text === '') throw new StorageError('away');
  return text;
}

async function s3<Value>(run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    throw s3Error(error);
  }
}
