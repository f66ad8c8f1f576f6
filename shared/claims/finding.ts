/**
 * One answer to one need of one claim. `release-test` comes from the tests before a release, `live`
 * from a probe of this very instance, `twin` from a copy of it with the same build and settings.
 */
export interface Finding {
  /** For example `W7`. */
  readonly claim: string;
  /** Index into the claim's `evidence`. */
  readonly need: number;
  readonly outcome: 'holds' | 'fails' | 'not-checked';
  /** A closed word: what was found, or why it could not be checked. */
  readonly code?: string;
  readonly atMs: number;
  readonly by: 'release-test' | 'live' | 'twin';
  /** Made by a process with a user of its own, which the checked processes cannot touch. */
  readonly independent: boolean;
}

const OUTCOMES: readonly unknown[] = ['holds', 'fails', 'not-checked'];
const KINDS: readonly unknown[] = ['release-test', 'live', 'twin'];
const KEYS: readonly string[] = [
  'claim',
  'need',
  'outcome',
  'code',
  'atMs',
  'by',
  'independent',
] satisfies (keyof Finding)[];

/** Reads a finding as it was written down; undefined for anything else, also with a key too many. */
export function parseFinding(value: unknown): Finding | undefined {
  return isFinding(value) ? value : undefined;
}

function isFinding(value: unknown): value is Finding {
  if (!isRecord(value) || Object.keys(value).some((key) => !KEYS.includes(key))) return false;
  const { claim, need, outcome, code, atMs, by, independent } = value;
  return (
    matches(claim, /^[A-Z]\d{1,3}[a-z]?$/) &&
    isCount(need) &&
    OUTCOMES.includes(outcome) &&
    (code === undefined || matches(code, /^[a-z0-9-]{1,48}$/)) &&
    isCount(atMs) &&
    KINDS.includes(by) &&
    typeof independent === 'boolean'
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
