/** One part that the program is made of or built with. */
export interface Component {
  readonly kind: 'npm' | 'go' | 'runtime';
  readonly name: string;
  readonly version: string;
  /** An SPDX expression; undefined if nobody wrote it down. */
  readonly licence: string | undefined;
  /** `tool`: builds or tests the program and is no part of what runs. */
  readonly use: 'runs' | 'tool';
  /** SHA-512 of the package in lower-case hex, where the lock file has it. */
  readonly sha512?: string;
  /** Where the source of just this version can be had. */
  readonly source: string;
}

/** A package URL (ECMA-427): the one name of a component for programs. */
export function packageUrl({ kind, name, version }: Component): string {
  if (kind === 'go') return `pkg:golang/${name}@${encodeURIComponent(version)}`;
  const type = kind === 'npm' ? 'npm' : 'generic';
  return `pkg:${type}/${name.replace('@', '%40')}@${encodeURIComponent(version)}`;
}
