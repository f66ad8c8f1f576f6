import { nginxWords, type NginxWord } from './nginx-words.ts';

/** As it stands in one file: includes are not followed, and it knows nothing of what is around. */
export interface ParsedDirective {
  readonly name: string;
  readonly args: readonly string[];
  readonly line: number;
  /** Undefined if it ends with a semicolon. */
  readonly block: readonly ParsedDirective[] | undefined;
}

export type ParsedNginx =
  | { readonly kind: 'parsed'; readonly directives: readonly ParsedDirective[] }
  | { readonly kind: 'not-understood'; readonly line: number };

/** Deeper than any configuration; nginx itself has no limit. */
const DEEPEST = 50;

/** Takes one file apart. Never throws: what is no configuration is not understood. */
export function parseNginx(text: string): ParsedNginx {
  const words = nginxWords(text);
  if ('line' in words) return { kind: 'not-understood', line: words.line };
  const reader = new Reader(words);
  const directives = reader.block(0);
  return directives === undefined || !reader.isAtEnd
    ? { kind: 'not-understood', line: reader.line }
    : { kind: 'parsed', directives };
}

class Reader {
  readonly #words: readonly NginxWord[];
  #at = 0;

  constructor(words: readonly NginxWord[]) {
    this.#words = words;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#words.length;
  }

  get line(): number {
    return (this.#words[this.#at] ?? this.#words.at(-1))?.line ?? 1;
  }

  /** Up to its closing brace, or to the end at depth 0; undefined if something is missing. */
  block(depth: number): readonly ParsedDirective[] | undefined {
    const directives: ParsedDirective[] = [];
    while (!this.isAtEnd) {
      if (this.#words[this.#at]?.kind === '}') {
        if (depth === 0) return undefined;
        this.#at += 1;
        return directives;
      }
      const directive = depth > DEEPEST ? undefined : this.#directive(depth);
      if (directive === undefined) return undefined;
      directives.push(directive);
    }
    return depth === 0 ? directives : undefined;
  }

  #directive(depth: number): ParsedDirective | undefined {
    const { line } = this;
    const texts: string[] = [];
    for (let word = this.#words[this.#at]; word !== undefined; word = this.#words[this.#at]) {
      if (word.kind === '}') return undefined;
      this.#at += 1;
      if (word.kind === 'word') {
        texts.push(word.text);
        continue;
      }
      const [name, ...args] = texts;
      if (name === undefined) return undefined;
      if (word.kind === ';') return { name, args, line, block: undefined };
      const block = this.block(depth + 1);
      return block === undefined ? undefined : { name, args, line, block };
    }
    return undefined;
  }
}
