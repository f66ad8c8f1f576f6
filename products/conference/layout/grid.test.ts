import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bestGrid } from './grid.ts';

const GAP = 8;
const desktop = { width: 1440, height: 820 };
const tablet = { width: 820, height: 1100 };
const phone = { width: 390, height: 700 };
const wide = { width: 1000, height: 240 };

describe('the best grid', () => {
  const cases = [
    // count, space, columns × rows
    [1, desktop, 1, 1],
    [2, desktop, 2, 1],
    [3, desktop, 2, 2],
    [4, desktop, 2, 2],
    [5, desktop, 3, 2],
    [6, desktop, 3, 2],
    [7, desktop, 3, 3],
    [9, desktop, 3, 3],
    [12, desktop, 4, 3],
    [16, desktop, 4, 4],
    [25, desktop, 5, 5],
    [1, phone, 1, 1],
    [2, phone, 1, 2],
    [3, phone, 1, 3],
    [4, phone, 2, 2],
    [6, phone, 2, 3],
    [8, phone, 2, 4],
    [2, tablet, 1, 2],
    [4, tablet, 2, 2],
    [3, wide, 3, 1],
  ] as const;
  for (const [count, space, columns, rows] of cases) {
    it(`puts ${String(count)} into ${String(space.width)} × ${String(space.height)} as ${String(columns)} × ${String(rows)}`, () => {
      const grid = bestGrid(count, space, GAP);
      assert.deepEqual([grid.columns, grid.rows], [columns, rows]);
    });
  }

  it('never leaves the space, holds everybody, and keeps faces croppable', () => {
    for (const space of [desktop, tablet, phone, wide, { width: 200, height: 200 }]) {
      for (let count = 1; count <= 25; count += 1) {
        const { columns, rows, tile } = bestGrid(count, space, GAP);
        assert.ok(columns * rows >= count);
        assert.ok(columns * tile.width + (columns - 1) * GAP <= space.width + 0.01);
        assert.ok(rows * tile.height + (rows - 1) * GAP <= space.height + 0.01);
        const aspect = tile.width / tile.height;
        const narrowest = space.width < space.height ? 0.749 : 1.333;
        assert.ok(aspect >= narrowest && aspect <= 1.778, `${String(count)}: ${String(aspect)}`);
      }
    }
  });

  it('survives a space of nothing', () => {
    assert.deepEqual(bestGrid(3, { width: 0, height: 0 }, GAP).tile, { width: 0, height: 0 });
  });
});
