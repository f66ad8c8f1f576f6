import { globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Directive } from '../directive.ts';
import type { Unread } from '../finding.ts';
import { parseNginx, type ParsedDirective } from '../parse-nginx.ts';

export interface ReadNginx {
  /** Everything that could be read, includes in their places. */
  readonly root: Directive;
  readonly unread: readonly Unread[];
}

/** nginx itself has no limit and fails on a circle by running out of files. */
const DEEPEST = 20;
const GLOB = /[*?[]/;

type Place = Pick<Directive, 'file' | 'line'>;

/** Reads a configuration with everything that it includes. Never throws. */
export function readNginx(path: string): ReadNginx {
  const reader = new Reader(dirname(resolve(path)));
  const block: Directive[] = [];
  const root = { name: '', args: [], file: path, line: 1, parent: undefined, block };
  reader.readInto(block, root, path, { ...root, depth: 0 });
  return { root, unread: reader.unread };
}

class Reader {
  readonly unread: Unread[] = [];
  /** Relative paths count from the folder of the first file. */
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  readInto(
    block: Directive[],
    parent: Directive,
    file: string,
    from: Place & { readonly depth: number },
  ): void {
    const fail = (code: Unread['code'], place: Place): void => {
      this.unread.push({ code, file: place.file, line: place.line });
    };
    if (from.depth > DEEPEST) {
      fail('too-deep', from);
      return;
    }
    const text = readText(file);
    if (text === undefined) {
      fail(from.depth === 0 ? 'unreadable' : 'include-missing', from);
      return;
    }
    const parsed = parseNginx(text);
    if (parsed.kind === 'parsed')
      this.#place(parsed.directives, block, parent, { file, depth: from.depth });
    else fail('not-understood', { file, line: parsed.line });
  }

  #place(
    parsed: readonly ParsedDirective[],
    block: Directive[],
    parent: Directive,
    { file, depth }: { readonly file: string; readonly depth: number },
  ): void {
    for (const { name, args, line, block: inner } of parsed) {
      if (name === 'include') {
        for (const included of this.#included(args[0] ?? ''))
          this.readInto(block, parent, included, { file, line, depth: depth + 1 });
        continue;
      }
      const below: Directive[] = [];
      const directive = { name, args, file, line, parent, block: below };
      block.push(directive);
      this.#place(inner ?? [], below, directive, { file, depth });
    }
  }

  /** A pattern without a match is nothing; a name without a file is an error, as for nginx. */
  #included(pattern: string): readonly string[] {
    const path = resolve(this.#folder, pattern);
    return GLOB.test(pattern) ? globSync(path).toSorted() : [path];
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
