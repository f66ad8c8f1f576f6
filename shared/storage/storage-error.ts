export type StorageErrorCode =
  /** Nothing lies under this name. */
  | 'missing'
  /** Something lies there already, and is not written over. */
  | 'exists'
  /** Too short, too long, changed, or another thing than was asked for. */
  | 'damaged'
  /** No right to write (or read) there. */
  | 'read-only'
  | 'full'
  | 'slow'
  /** No answer, or one that means nothing. */
  | 'away'
  /** The configuration does not allow a connection there. */
  | 'not-allowed'
  /** Not enough copies became durable: nothing was accepted. */
  | 'too-few-copies'
  /** Every copy is missing or damaged. */
  | 'no-good-copy'
  /** The source broke off. */
  | 'incomplete'
  /** The key of this thing was destroyed. */
  | 'key-destroyed'
  /** More than an object may hold in parts, or a range outside of it. */
  | 'out-of-range';

/** What went wrong with stored things, as a code; it names neither object, key nor path. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** The code of whatever was thrown; what we do not know counts as no answer. */
export function storageCode(error: unknown): StorageErrorCode {
  return error instanceof StorageError ? error.code : 'away';
}
