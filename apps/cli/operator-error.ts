/** Something that the operator can remedy: a code, and one sentence that says what to do. */
export class OperatorError extends Error {
  readonly code: string;
  readonly exitCode: number;

  constructor(code: string, sentence: string, exitCode = 1) {
    super(sentence);
    this.code = code;
    this.exitCode = exitCode;
  }
}

/** The command line itself is wrong. */
export function usageError(code: string, sentence: string): OperatorError {
  return new OperatorError(code, sentence, 2);
}
