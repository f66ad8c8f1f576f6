import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeCells, encodeCells } from './code.ts';

const lumas = (cells: readonly boolean[]) => cells.map((white) => (white ? 230 : 20));

test('a code is read as it was written', () => {
  for (const code of [
    { sender: 1, frame: 0 },
    { sender: 255, frame: 149 },
  ]) {
    assert.deepEqual(decodeCells(lumas(encodeCells(code))), code);
  }
});

test('a code with any cell turned or grey is not read', () => {
  const cells = encodeCells({ sender: 7, frame: 42 });
  for (const index of cells.keys()) {
    assert.equal(
      decodeCells(lumas(cells.map((cell, at) => (at === index ? !cell : cell)))),
      undefined,
    );
    assert.equal(
      decodeCells(lumas(cells).map((luma, at) => (at === index ? 128 : luma))),
      undefined,
    );
  }
  assert.equal(decodeCells([]), undefined);
});
