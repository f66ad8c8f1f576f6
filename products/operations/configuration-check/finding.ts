/** Something in a configuration that would write or pass on traces. */
export interface ConfigurationFinding {
  readonly code: string;
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** What to do, in one sentence. */
  readonly sentence: string;
}

/** A part that could not be read; the configuration counts as not checked. */
export interface Unread {
  readonly code: 'unreadable' | 'include-missing' | 'not-understood' | 'too-deep';
  readonly file: string;
  readonly line: number;
}

/** What the rules ask of the machine. */
export interface Surroundings {
  /** Whether a file at this absolute path would lie in memory. */
  readonly inMemory: (path: string) => boolean;
}
