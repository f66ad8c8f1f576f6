import { z } from 'zod';
import type { PayloadFields, PayloadOf } from './payload-field.ts';

/** What every kind of job may fail with, beside codes of its own. */
export const COMMON_FAILURES = [
  /** Its payload is not what the kind declares: an older or newer program wrote it. */
  'bad-payload',
  /** The process that worked on it was gone. */
  'worker-lost',
  /** It took longer than its kind allows. */
  'time-limit',
  'database',
  'disk-full',
  'keys-locked',
  'unexpected',
] as const;

/** What may be done in the background, and how patiently. Free text can be declared nowhere. */
export interface JobKind<Payload = unknown> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** Words for what it is doing, in the order in which they come. */
  readonly steps: readonly string[];
  readonly failures: readonly string[];
  /** How often it is tried in all. */
  readonly attempts: number;
  /** Seconds to the second attempt; they double up to `waitAtMost`. */
  readonly waitFirst: number;
  readonly waitAtMost: number;
  /** Seconds for one attempt. */
  readonly timeLimit: number;
  /** How many one worker process does at once. */
  readonly atOnce: number;
  /** Whether one more is not taken while one waits or runs: for work on the whole instance. */
  readonly isSingle: boolean;
}

export interface JobKindDeclaration<Fields extends PayloadFields> {
  readonly name: string;
  readonly payload: Fields;
  readonly steps?: readonly string[];
  readonly failures?: readonly string[];
  readonly attempts?: number;
  readonly waitFirst?: number;
  readonly waitAtMost?: number;
  readonly timeLimit: number;
  readonly atOnce?: number;
  readonly isSingle?: boolean;
}

const NAME = /^[a-z][a-z-]{2,40}$/;
const DEFAULTS = {
  steps: [],
  failures: [],
  attempts: 5,
  waitFirst: 10,
  waitAtMost: 3_600,
  atOnce: 1,
  isSingle: false,
} as const;

/** @throws RangeError for names that are not small words with hyphens. */
export function jobKind<const Fields extends PayloadFields>(
  declaration: JobKindDeclaration<Fields>,
): JobKind<PayloadOf<Fields>> {
  const kind = { ...DEFAULTS, ...declaration };
  for (const word of [kind.name, ...kind.steps, ...kind.failures])
    if (!NAME.test(word)) throw new RangeError('names of jobs are small words with hyphens');
  const shape = Object.entries(kind.payload).map(([name, { schema }]) => [name, schema] as const);
  const payload: z.ZodType = z.strictObject(Object.fromEntries(shape));
  return { ...kind, payload: payload as z.ZodType<PayloadOf<Fields>> };
}
