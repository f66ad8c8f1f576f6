import { COMMON_FAILURES, type JobKind } from './job-kind.ts';

/** Thrown by a handler that knows what is wrong: one of the words of its kind, nothing else. */
export class JobFailure extends Error {
  readonly code: string;
  /** Whether another attempt would be in vain. */
  readonly isFinal: boolean;

  constructor(code: string, { isFinal = false }: { readonly isFinal?: boolean } = {}) {
    super(code);
    this.name = 'JobFailure';
    this.code = code;
    this.isFinal = isFinal;
  }
}

export interface Failure {
  readonly code: string;
  readonly isFinal: boolean;
}

const SYSTEM_CODES: Readonly<Record<string, string>> = { ENOSPC: 'disk-full', EDQUOT: 'disk-full' };
/** Classes 08 and 57 of SQLSTATE, and what a socket says whose server is gone. */
const DATABASE_GONE = /^(08...|57P..|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/;

/**
 * What of an error is kept: a word of the closed list. Messages and stacks may hold what somebody
 * wrote or what something is called, and are forgotten here.
 */
export function failureOf(kind: JobKind, error: unknown): Failure {
  if (error instanceof JobFailure)
    return { code: declared(kind, error.code), isFinal: error.isFinal };
  const code = codeOf(error);
  if (code === undefined) return { code: 'unexpected', isFinal: false };
  const known = SYSTEM_CODES[code] ?? (DATABASE_GONE.test(code) ? 'database' : 'unexpected');
  return { code: known, isFinal: false };
}

/** The same word, if the kind knows it. */
export function declared({ failures }: Pick<JobKind, 'failures'>, code: string): string {
  const known: readonly string[] = [...COMMON_FAILURES, ...failures];
  return known.includes(code) ? code : 'unexpected';
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
