/** What an operator may learn about a failed role. Everything else is `unknown`. */
export const FAILURE_CODES = [
  'EACCES',
  'EADDRINUSE',
  'EMFILE',
  'ENOENT',
  'ENOMEM',
  'ENOSPC',
  'EROFS',
  'ERR_INVALID_TYPESCRIPT_SYNTAX',
  'ERR_MODULE_NOT_FOUND',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'ZodError',
  'unknown',
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

/** The code or the class of an error, never its message. */
export function failureCode(error: unknown): FailureCode {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? error.code : undefined;
  return (
    FAILURE_CODES.find((known) => known === code) ??
    FAILURE_CODES.find((known) => known === error.name) ??
    'unknown'
  );
}
