/** Why the key store did not do what it was asked. */
export const KEYS_ERROR_CODES = [
  /** Nobody has opened the root yet. */
  'locked',
  'tenant-unknown',
  'tenant-destroyed',
  'key-id-invalid',
  /** The id was never given out by this store, or the store is older than what names it. */
  'key-unknown',
  'key-destroyed',
  /** It belongs to another tenant than the one that asks. */
  'key-foreign',
  /** No copy of it can be read. */
  'key-damaged',
  'grant-invalid',
  'grant-expired',
  /** This socket does not answer this question. */
  'not-allowed',
  'question-invalid',
  /** At least one copy could not be written: nothing was acknowledged. */
  'copy-not-written',
  'copies-differ',
  'store-newer',
  'store-damaged',
  'root-wrong',
  'passphrase-wrong',
  'share-mistyped',
  'shares-too-few',
  'shares-of-other-set',
  'not-answering',
  /** Something that has no code of its own. */
  'failed',
] as const;

export type KeysErrorCode = (typeof KEYS_ERROR_CODES)[number];

/** Carries a code and nothing else: no id, no path, no key. */
export class KeysError extends Error {
  readonly code: KeysErrorCode;

  constructor(code: KeysErrorCode) {
    super(code);
    this.name = 'KeysError';
    this.code = code;
  }
}
