import { utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import { parseFinding, type Finding } from '@blende/shared/claims/finding.ts';
import { canonicalJson } from '@blende/shared/evidence/canonical-json.ts';

/** What one run of checks found: one entry of the log, as canonical JSON. */
export interface EvidenceRecord {
  /** Which instance was checked, or `release` for the tests before a release. */
  readonly instance: string;
  /** The commit of the program that was checked, in hex, or `unknown`. */
  readonly commit: string;
  readonly findings: readonly Finding[];
}

const VERSION = 1;
const INSTANCE = /^[a-z0-9.:/_-]{1,120}$/;
const COMMIT = /^(?:[0-9a-f]{7,64}|unknown)$/;

export function toEntry({ instance, commit, findings }: EvidenceRecord): Bytes {
  return utf8(canonicalJson({ version: VERSION, instance, commit, findings }));
}

/** Undefined for an entry that this version did not write. */
export function fromEntry(entry: Bytes): EvidenceRecord | undefined {
  const value = parseJson(entry);
  if (typeof value !== 'object' || value === null) return undefined;
  const { version, instance, commit, findings } = value as Readonly<Record<string, unknown>>;
  if (version !== VERSION || !Array.isArray(findings)) return undefined;
  if (typeof instance !== 'string' || !INSTANCE.test(instance)) return undefined;
  if (typeof commit !== 'string' || !COMMIT.test(commit)) return undefined;
  const parsed = findings.map(parseFinding);
  return parsed.every((finding) => finding !== undefined)
    ? { instance, commit, findings: parsed }
    : undefined;
}

function parseJson(entry: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(entry));
  } catch {
    return undefined;
  }
}
