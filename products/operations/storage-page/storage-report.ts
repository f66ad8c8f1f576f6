import type { MachineReport } from './machine-report.ts';

// What an operator has to know of where this instance keeps things, for the page and for the lines
// of the command. What lives is asked of the library's process; a part that could not be looked at
// says so instead of a guess. Nothing here names a person, an object or a key.

export interface StorageReport extends MachineReport, LiveReport {}

/** What the library's process sees of what it stands on. */
export interface LiveReport {
  readonly database: Looked<DatabaseReport>;
  readonly keys: Looked<KeysReport>;
  readonly objects: Looked<ObjectsReport>;
}

/** `code` is a word of few letters for the operator, such as `away` or `not-running`. */
export type Looked<T> =
  | { readonly kind: 'seen'; readonly seen: T }
  | { readonly kind: 'not-seen'; readonly code: string };

export interface DatabaseReport {
  readonly where:
    | { readonly kind: 'embedded' }
    /** As the operator declares it; the address is shown without user and password. */
    | { readonly kind: 'elsewhere'; readonly host: string };
  readonly major: number;
  /** Whether what it has acknowledged survives a power cut: fsync, full_page_writes, synchronous_commit. */
  readonly durable: boolean;
  /** Whether pages carry checksums, by which a damaged one is noticed. */
  readonly checksums: boolean;
}

export interface KeysReport {
  readonly root: 'file' | 'passphrase' | 'shares';
  readonly state: 'open' | 'locked';
  /** In the order of the configuration. */
  readonly copies: readonly KeyCopyReport[];
}

export interface KeyCopyReport {
  readonly path: string;
  /** Whether what is overwritten there is really gone: `copy-on-write` keeps it. */
  readonly forgetting: 'in-place' | 'copy-on-write' | 'in-memory' | 'unknown';
}

export interface ObjectsReport {
  readonly copies: readonly CopyReport[];
  /** Block devices or declared machines among them: two folders on one disk are one place. */
  readonly places: number;
  /** Objects that lie in fewer copies than they should. */
  readonly incomplete: number;
  /** Of the last reading back of everything, Unix time; undefined before the first. */
  readonly scrubbedAtMs: number | undefined;
  /** Copies made good from another one since the process started. */
  readonly healed: number;
}

export interface CopyReport {
  readonly where:
    | { readonly kind: 'folder'; readonly path: string; readonly machine: string | undefined }
    | {
        readonly kind: 's3';
        readonly endpoint: string;
        readonly bucket: string;
        readonly location: string;
      };
  readonly state: 'whole' | 'behind' | 'away' | 'read-only' | 'full';
  /** Objects that lack here. */
  readonly missing: number;
}
