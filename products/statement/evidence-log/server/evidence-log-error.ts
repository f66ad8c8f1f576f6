/** `log-damaged`: files of the log are missing or changed; nothing may be added to it. */
export type EvidenceLogCode = 'log-damaged' | 'key-unusable' | 'key-foreign';

/** The log cannot be trusted or not be written; the code says why. */
export class EvidenceLogError extends Error {
  readonly code: EvidenceLogCode;

  constructor(code: EvidenceLogCode) {
    super(code);
    this.code = code;
  }
}
