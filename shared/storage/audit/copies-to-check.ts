import type { Whereabouts } from '../places/whereabouts.ts';
import { whereIs } from '../places/whereabouts.ts';

/** A copy as the auditor can see it: folders it reads, other machines it only knows the name of. */
export type CopyToCheck =
  | { readonly kind: 'folder'; readonly path: string; readonly machine?: string | undefined }
  | { readonly kind: 's3'; readonly host: string };

export interface StorageToCheck {
  /** Of objects. */
  readonly copies: readonly CopyToCheck[];
  /** Folders of the key store. */
  readonly keyCopies: readonly string[];
  readonly database: 'embedded' | 'elsewhere';
}

export function whereaboutsOf(copy: CopyToCheck, root?: string): Whereabouts {
  if (copy.kind === 's3') return { kind: 'elsewhere', machine: copy.host };
  return copy.machine === undefined
    ? whereIs(copy.path, root)
    : { kind: 'elsewhere', machine: copy.machine };
}

export function foldersOf({ copies }: StorageToCheck): readonly string[] {
  return copies.flatMap((copy) => (copy.kind === 'folder' ? [copy.path] : []));
}
