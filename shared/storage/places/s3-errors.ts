import { StorageError, type StorageErrorCode } from '../storage-error.ts';

const CODES: Readonly<Record<string, StorageErrorCode>> = {
  NoSuchKey: 'missing',
  NotFound: 'missing',
  NoSuchBucket: 'missing',
  PreconditionFailed: 'exists',
  ConditionalRequestConflict: 'exists',
  AccessDenied: 'read-only',
  Forbidden: 'read-only',
  MethodNotAllowed: 'read-only',
  QuotaExceeded: 'full',
  InsufficientStorage: 'full',
  XMinioStorageFull: 'full',
  InternalError: 'away',
  SlowDown: 'slow',
  TimeoutError: 'slow',
  InvalidRange: 'damaged',
  BadDigest: 'damaged',
  XAmzContentSHA256Mismatch: 'damaged',
};

const STATUS: Readonly<Record<number, StorageErrorCode>> = {
  403: 'read-only',
  404: 'missing',
  405: 'read-only',
  409: 'exists',
  412: 'exists',
  416: 'damaged',
  503: 'slow',
  507: 'full',
};

/** What a store says of a request, in our codes; its message may hold names and is left out. */
export function s3Error(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const name = error instanceof Error ? error.name : '';
  if (isRefusedByDoor(error)) return new StorageError('not-allowed');
  return new StorageError(CODES[name] ?? STATUS[statusOf(error)] ?? 'away');
}

/** What the one door out throws, also where the SDK has put an error of its own around it. */
function isRefusedByDoor(error: unknown): boolean {
  for (let inner = error; inner instanceof Error; inner = inner.cause)
    if ('code' in inner && inner.code === 'outbound-refused') return true;
  return false;
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return 0;
  const { $metadata: metadata } = error;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata))
    return 0;
  return Number(metadata.httpStatusCode);
}
