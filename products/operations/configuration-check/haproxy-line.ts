/** One line of a haproxy.cfg. */
export interface HaproxyLine {
  /** Of the section it stands in: `frontend`, `backend`, `global` and so on. */
  readonly section: string;
  readonly words: readonly string[];
  /** Counted from 1. */
  readonly line: number;
}

export const HAPROXY_SECTIONS: ReadonlySet<string> = new Set([
  'global',
  'defaults',
  'frontend',
  'backend',
  'listen',
  'userlist',
  'peers',
  'mailers',
  'resolvers',
  'cache',
  'program',
  'ring',
  'http-errors',
  'fcgi-app',
  'crt-store',
  'log-forward',
]);

const WORD = /"(?:\\.|[^"\\])*"|'[^']*'|(?:\\.|[^\s"'#\\])+/g;

/**
 * The lines of a configuration with their sections, comments and quotes taken off. Answers the line
 * that stands in no section instead.
 */
export function haproxyLines(text: string): readonly HaproxyLine[] | { readonly line: number } {
  const lines: HaproxyLine[] = [];
  let section = '';
  for (const [index, whole] of text.split('\n').entries()) {
    const words = wordsOf(whole);
    const [first] = words;
    if (first === undefined) continue;
    if (HAPROXY_SECTIONS.has(first)) section = first;
    // Conditions about the version or the surroundings may stand anywhere.
    else if (section === '' && !first.startsWith('.')) return { line: index + 1 };
    lines.push({ section, words, line: index + 1 });
  }
  return lines;
}

function wordsOf(line: string): readonly string[] {
  const words: string[] = [];
  let end = 0;
  for (const { 0: word, index } of line.matchAll(WORD)) {
    // Between two words stand spaces alone; anything else begins a comment.
    if (line.slice(end, index).includes('#')) break;
    words.push(word.replace(/^"(.*)"$/, '$1').replace(/^'(.*)'$/, '$1'));
    end = index + word.length;
  }
  return words;
}
