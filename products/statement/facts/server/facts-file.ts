import {
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { factsDraft, type FactsDraft } from '../facts.ts';

/** `unreadable`: the file is there, but it is no facts file or this user may not read it. */
export type ReadFacts =
  | { readonly kind: 'read'; readonly draft: FactsDraft }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' };

export function factsFileIn(dataFolder: string): string {
  return join(dataFolder, 'facts', 'facts.json');
}

export function readFacts(dataFolder: string): ReadFacts {
  return readFactsFrom(factsFileIn(dataFolder));
}

export function readFactsFrom(file: string): ReadFacts {
  try {
    const parsed = factsDraft.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? { kind: 'read', draft: parsed.data } : { kind: 'unreadable' };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? { kind: 'missing' }
      : { kind: 'unreadable' };
  }
}

/** All of it or nothing: whoever reads meanwhile sees the file as it was. Mode 0600. */
export function writeFacts(dataFolder: string, draft: FactsDraft): void {
  const file = factsFileIn(dataFolder);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const fresh = `${file}.${process.pid}`;
  try {
    writeFileSync(fresh, `${JSON.stringify(draft, undefined, 2)}\n`, { mode: 0o600, flush: true });
    // A file of this name that a crash left behind keeps the mode it had.
    chmodSync(fresh, 0o600);
    giveToFoldersOwner(fresh);
    renameSync(fresh, file);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** The folder belongs to the process that reads there, which may have a user of its own. */
function giveToFoldersOwner(file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dirname(file));
  chownSync(file, uid, gid);
}
