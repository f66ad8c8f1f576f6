/** A word, or a sign that means something to nginx. */
export interface NginxWord {
  readonly kind: 'word' | ';' | '{' | '}';
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

const SPACE = /\s/;
/** Their blocks hold another language, of which only the braces are counted. */
const FOREIGN_BLOCK = /_by_lua_block$/;
/** Braces of Lua, and what may hold others that do not count. */
const LUA_SIGN = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|--[^\n]*|[{}]/g;

/**
 * The words of a configuration, as ngx_conf_read_token of nginx takes them apart. Answers the line
 * of a quote or block that never ends instead.
 */
export function nginxWords(text: string): readonly NginxWord[] | { readonly line: number } {
  const words: NginxWord[] = [];
  let at = 0;
  let line = 1;
  let foreign = false;
  while (at < text.length) {
    const sign = text.charAt(at);
    if (sign === '\n') line += 1;
    if (SPACE.test(sign)) at += 1;
    else if (sign === '#') at = endOfLine(text, at);
    else if (sign === '{' && foreign) {
      const end = endOfForeign(text, at);
      if (end === undefined) return { line };
      words.push({ kind: ';', text: ';', line });
      line += newlines(text.slice(at, end));
      at = end;
      foreign = false;
    } else if (sign === ';' || sign === '{' || sign === '}') {
      words.push({ kind: sign, text: sign, line });
      at += 1;
      foreign = false;
    } else {
      const word = readWord(text, at);
      if (word === undefined) return { line };
      words.push({ kind: 'word', text: word.text, line });
      foreign ||= FOREIGN_BLOCK.test(word.text);
      line += newlines(text.slice(at, word.end));
      at = word.end;
    }
  }
  return words;
}

function readWord(text: string, from: number): { text: string; end: number } | undefined {
  const quote = text.charAt(from);
  const quoted = quote === '"' || quote === "'";
  let at = quoted ? from + 1 : from;
  let word = '';
  while (at < text.length) {
    const sign = text.charAt(at);
    if (sign === '\\' && at + 1 < text.length) {
      const next = text.charAt(at + 1);
      word += /["'\\ ]/.test(next) ? next : sign + next;
      at += 2;
    } else if (quoted && sign === quote) return { text: word, end: at + 1 };
    else if (!quoted && text.startsWith('${', at)) {
      word += '${';
      at += 2;
    } else if (!quoted && /[\s;{]/.test(sign)) return { text: word, end: at };
    else {
      word += sign;
      at += 1;
    }
  }
  return quoted ? undefined : { text: word, end: at };
}

function endOfForeign(text: string, from: number): number | undefined {
  let depth = 0;
  for (const { 0: sign, index } of text.slice(from).matchAll(LUA_SIGN)) {
    if (sign === '{') depth += 1;
    if (sign !== '}') continue;
    depth -= 1;
    if (depth === 0) return from + index + 1;
  }
  return undefined;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function newlines(text: string): number {
  return text.split('\n').length - 1;
}
