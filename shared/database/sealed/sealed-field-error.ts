export type SealedFieldFault =
  /** Not what was sealed for this place: changed, cut off, or moved from another row. */
  | 'field-damaged'
  /** Sealed by a newer program. */
  | 'field-version'
  /** Opened, and not of the shape that the column has. */
  | 'field-shape'
  | 'field-too-long'
  /** Whoever writes has to have the key. */
  | 'field-key-destroyed';

/** Carries a code, and nothing of the value. */
export class SealedFieldError extends Error {
  readonly code: SealedFieldFault;

  constructor(code: SealedFieldFault) {
    super(code);
    this.name = 'SealedFieldError';
    this.code = code;
  }
}
