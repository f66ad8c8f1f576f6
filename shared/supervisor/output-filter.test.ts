import assert from 'node:assert/strict';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, test } from 'node:test';
import { outputFilter } from './output-filter.ts';

const GOOD = '{"event":"seen","fields":{"number":1}}';

describe('the filter over the output of a child', () => {
  const CASES: readonly [string, readonly string[], number, number][] = [
    ['a declared event', [`${GOOD}\n`], 1, 0],
    ['a declared event in two pieces', [GOOD.slice(0, 9), `${GOOD.slice(9)}\n`], 1, 0],
    ['free text', ['peer 203.0.113.7 left\n'], 0, 1],
    ['an event inside free text', [`x${GOOD}\n`], 0, 1],
    ['an undeclared field', ['{"event":"seen","fields":{"number":1,"name":"Ada"}}\n'], 0, 1],
    ['an object as a field', ['{"event":"seen","fields":{"number":{}}}\n'], 0, 1],
    ['other JSON', ['[]\n{}\nnull\n'], 0, 3],
    ['broken JSON', ['{"event":\n'], 0, 1],
    ['a last line without its end', ['bye'], 0, 1],
    ['a line of a megabyte', ['x'.repeat(1_000_000), '\n'], 0, 1],
    ['nothing', [], 0, 0],
  ];
  for (const [name, chunks, passed, withheld] of CASES) {
    test(`${name}: ${passed} pass, ${withheld} withheld`, async () => {
      const seen: string[] = [];
      const filter = outputFilter({ seen: { number: 'count' } }, (event) => seen.push(event));
      const output = new PassThrough();
      filter.watch(output);
      for (const chunk of chunks) output.write(chunk);
      output.end();
      await once(output, 'end');
      assert.deepEqual([seen.length, filter.takeWithheld()], [passed, withheld]);
      assert.equal(filter.takeWithheld(), 0, 'each line is counted once');
    });
  }
});
