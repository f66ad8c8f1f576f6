import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { haproxyLines } from './haproxy-line.ts';
import { coturnSettings } from './coturn-setting.ts';
import { parseNginx, type ParsedDirective } from './parse-nginx.ts';

/** Name and arguments of each directive, blocks in brackets. */
function drawn(directives: readonly ParsedDirective[]): string {
  return directives
    .map(({ name, args, block }) => {
      const words = [name, ...args].join('|');
      return block === undefined ? words : `${words}[${drawn(block)}]`;
    })
    .join(' ');
}

function parsed(text: string): readonly ParsedDirective[] {
  const result = parseNginx(text);
  if (result.kind !== 'parsed') throw new Error(`not understood in line ${result.line}`);
  return result.directives;
}

describe('a configuration of nginx', () => {
  const READ: readonly [string, string, string][] = [
    ['nothing', '', ''],
    ['comments', '# a; b {\na 1; # b 2;\n', 'a|1'],
    ['a sign of comments inside a word', 'a b#c;', 'a|b#c'],
    ['blocks', 'a{b 1;c{d;}}e;', 'a[b|1 c[d]] e'],
    ['quotes', `a "b; {c}" 'd "e"' "f \\" g";`, 'a|b; {c}|d "e"|f " g'],
    ['a backslash', 'location ~ \\.php$ { a \\; b; }', 'location|~|\\.php$[a|\\;|b]'],
    ['variables in braces', 'a ${b}c "${d}";', 'a|${b}c|${d}'],
    ['braces in quoted patterns', 'location ~ "^/[a-z]{2}$" {}', 'location|~|^/[a-z]{2}$[]'],
    ['several lines', 'a\n  b\n  c;', 'a|b|c'],
    ['Windows line ends', 'a b;\r\nc d;\r\n', 'a|b c|d'],
    ['Lua', 'x_by_lua_block { a = "}" -- }\n b = {} } c;', 'x_by_lua_block c'],
  ];
  for (const [name, text, expected] of READ)
    test(`with ${name} is read`, () => assert.equal(drawn(parsed(text)), expected));

  const REFUSED: readonly [string, string, number][] = [
    ['a quote that never ends', 'a;\nb "c;\n', 2],
    ['a block that never ends', 'a;\nb {\nc;\n', 3],
    ['a brace too many', 'a;\n}', 2],
    ['no semicolon', 'a b', 1],
    ['a semicolon too many', 'a;\n;', 2],
    ['a word before a brace', 'a { b }', 1],
    ['depth', 'a {'.repeat(60) + '}'.repeat(60), 1],
  ];
  for (const [name, text, line] of REFUSED)
    test(`with ${name} is not understood, in its line`, () =>
      assert.deepEqual(parseNginx(text), { kind: 'not-understood', line }));

  test('counts lines through quotes and comments', () => {
    const lines = parsed('a "x\ny";\n# c\n\nb;').map(({ line }) => line);
    assert.deepEqual(lines, [1, 5]);
  });
});

const SIGNS = ['{', '}', ';', '"', "'", '\\', '#', '\n', ' ', '$', '${', 'a', '=', '_by_lua_block'];
const sign = fc.constantFrom(...SIGNS);
const anything = fc.oneof(
  fc.array(sign, { maxLength: 60 }).map((signs) => signs.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

test('whatever a file holds is read or not understood, never an error', () => {
  let understood = 0;
  let refused = 0;
  fc.assert(
    fc.property(anything, (text) => {
      const result = parseNginx(text);
      if (result.kind === 'parsed') understood += 1;
      else {
        refused += 1;
        assert.ok(result.line >= 1 && result.line <= text.split('\n').length);
      }
      haproxyLines(text);
      const settings = coturnSettings(text);
      if ('line' in settings) assert.ok(settings.line >= 1);
    }),
    { numRuns: 3_000, seed: 6 },
  );
  assert.ok(understood > 100 && refused > 100, 'both happened');
});

test('what is written as nginx reads it comes back', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', ' ', ';', '{', '}', '#', '"', "'", '\n', '$'),
    maxLength: 8,
  });
  const write = (text: string): string => `"${text.replaceAll('"', '\\"')}"`;
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
      (rows) => {
        const text = rows.map((words) => `${words.map(write).join(' ')};`).join('\n');
        assert.deepEqual(
          parsed(text).map(({ name, args }) => [name, ...args]),
          rows,
        );
      },
    ),
    { numRuns: 500, seed: 7 },
  );
});
