// What an operator has to know of where this instance keeps things, for the page and for the lines
// of the command. Each part comes from whoever owns its subject; a part that could not be looked at
// says so instead of a guess. Nothing here names a person, an object or a key.

export interface StorageReport {
  /** When it was put together, Unix time. */
  readonly atMs: number;
  readonly database: Looked<DatabaseReport>;
  readonly keys: Looked<KeysReport>;
  readonly objects: Looked<ObjectsReport>;
  /** One for each folder in which something is kept, the root's among them. */
  readonly disks: Looked<readonly DiskReport[]>;
  /** Whatever may be connected to from here; empty means that nothing leaves the machine. */
  readonly outbound: Looked<readonly OutboundReport[]>;
}

/** `code` is a word of few letters for the operator, such as `no-rights` or `not-running`. */
export type Looked<T> =
  | { readonly kind: 'seen'; readonly seen: T }
  | { readonly kind: 'not-seen'; readonly code: string };

export interface DatabaseReport {
  readonly state: 'ready' | 'away';
  readonly where:
    | { readonly kind: 'embedded'; readonly major: number }
    /** As the operator declares it; the address is shown without user and password. */
    | { readonly kind: 'elsewhere'; readonly host: string; readonly location: string };
  /** Whether what it has acknowledged survives a power cut: fsync, full_page_writes, synchronous_commit. */
  readonly durable: boolean | 'not-checked';
  /** Whether pages carry checksums, by which a damaged one is noticed. */
  readonly checksums: boolean | 'not-checked';
}

export interface KeysReport {
  readonly root: 'file' | 'passphrase' | 'shares';
  readonly state: 'open' | 'locked';
  /** Copies of the key store, in the order of the configuration. */
  readonly copies: readonly CopyReport[];
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
    | { readonly kind: 'folder'; readonly path: string; readonly machine?: string | undefined }
    | {
        readonly kind: 's3';
        readonly endpoint: string;
        readonly bucket: string;
        readonly location: string;
      };
  readonly state: 'whole' | 'behind' | 'away' | 'read-only' | 'full';
  /** Things that lack here: objects or keys. */
  readonly missing: number;
}

export type KeptThing =
  | 'database'
  | 'objects'
  | 'key-store'
  | 'root'
  | 'evidence'
  | 'configuration';

export interface DiskReport {
  readonly folder: string;
  readonly holds: readonly KeptThing[];
  /** Equal for folders on the same device; undefined for one that could not be told. */
  readonly device: string | undefined;
  readonly encryption:
    /** `by` in the operator's words, such as `LUKS2` or `fscrypt`. */
    | { readonly kind: 'encrypted'; readonly by: string; readonly cipher?: string | undefined }
    | { readonly kind: 'plain' }
    /** Gone when the machine is switched off. */
    | { readonly kind: 'memory' }
    | { readonly kind: 'not-checked'; readonly code: string };
  /** Where the key of the disk's encryption lies, as far as that can be seen. */
  readonly keyOnDisk?: boolean | undefined;
  /** Whether what is overwritten there is really gone: copy-on-write and snapshots keep it. */
  readonly forgets: boolean | 'not-checked';
}

export interface OutboundReport {
  readonly host: string;
  readonly port: number;
  /** As the operator declares it; undefined for an authority nobody declared. */
  readonly location: string | undefined;
  readonly purpose: 'database' | 'objects' | 'certificate' | 'approved';
}
