import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assert as assertProperty, constantFrom, property, string } from 'fast-check';
import { typingErrors } from './typing-errors.ts';

/** The same said another way: every beginning of the word, by the definition. */
function slowly(asked: string, word: string): number {
  const beginnings = Array.from({ length: word.length + 1 }, (_, at) => word.slice(0, at));
  return Math.min(...beginnings.map((beginning) => distance(asked, beginning)));
}

function distance(one: string, other: string): number {
  if (one === '' || other === '') return Math.max(one.length, other.length);
  const [a, b] = [one.slice(0, -1), other.slice(0, -1)];
  const isSame = one.at(-1) === other.at(-1);
  const ways = [distance(a, other) + 1, distance(one, b) + 1, distance(a, b) + (isSame ? 0 : 1)];
  if (!isSame && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1))
    ways.push(distance(one.slice(0, -2), other.slice(0, -2)) + 1);
  return Math.min(...ways);
}

describe('typing errors', () => {
  const table: readonly [string, string, 0 | 1 | 2, number | undefined][] = [
    ['daten', 'datenschutz', 0, 0],
    ['datne', 'datenschutz', 1, 1],
    ['datenshutz', 'datenschutz', 1, 1],
    ['datenschutzz', 'datenschutz', 1, 1],
    ['dtaenshutz', 'datenschutz', 2, 2],
    ['dtaenshutz', 'datenschutz', 1, undefined],
    ['xyz', 'datenschutz', 2, undefined],
    ['schutz', 'datenschutz', 2, undefined],
    ['daten', 'da', 2, undefined],
    ['', 'daten', 0, 0],
  ];
  for (const [asked, word, allowed, expected] of table)
    it(`of "${asked}" for "${word}" are ${expected ?? 'more'} of ${allowed}`, () => {
      assert.equal(typingErrors(asked, word, allowed), expected);
    });

  it('are counted as their definition says', () => {
    const short = string({ unit: constantFrom('a', 'b', 'c'), maxLength: 6 });
    assertProperty(
      property(
        short,
        short,
        constantFrom(0 as const, 1 as const, 2 as const),
        (asked, word, allowed) => {
          const expected = slowly(asked, word);
          assert.equal(
            typingErrors(asked, word, allowed),
            expected > allowed ? undefined : expected,
            `${asked} ${word} ${allowed}`,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
