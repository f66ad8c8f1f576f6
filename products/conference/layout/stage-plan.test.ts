import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Layout } from './effective-layout.ts';
import { planStage, type StagePlan, type StageQuestion } from './stage-plan.ts';

const SPACES = {
  phone: { width: 390, height: 844 },
  phoneOnItsSide: { width: 844, height: 390 },
  tablet: { width: 820, height: 1180 },
  desktop: { width: 1440, height: 900 },
  smallWindow: { width: 300, height: 200 },
  sliver: { width: 200, height: 90 },
  nothing: { width: 0, height: 0 },
} as const;
const LAYOUTS: readonly Layout[] = ['grid', 'speaker', 'sidebar'];

function plan(space: keyof typeof SPACES, question: Partial<StageQuestion>): StagePlan {
  const asked = { layout: 'grid', tiles: 1, large: 'camera', page: 0, ...question } as const;
  return planStage({ ...asked, space: SPACES[space] });
}

describe('how much of the stage shows nobody', () => {
  // Percent of the area for 1 to 25 tiles in the grid: the price of whole rows and uncut faces.
  const table = {
    phone: [
      38, 1, 2, 9, 29, 12, 17, 5, 15, 6, 14, 7, 15, 8, 8, 17, 14, 9, 19, 15, 11, 19, 15, 11, 19,
    ],
    tablet: [
      7, 1, 17, 9, 19, 2, 15, 3, 11, 4, 12, 4, 18, 11, 5, 13, 11, 5, 11, 6, 6, 14, 10, 6, 15,
    ],
    desktop: [
      0, 41, 26, 1, 35, 22, 25, 14, 3, 28, 20, 13, 22, 16, 10, 4, 22, 18, 13, 9, 21, 17, 14, 10, 6,
    ],
  } as const;
  for (const [space, expected] of Object.entries(table)) {
    it(`${space}: ${String(Math.max(...expected))} % at worst`, () => {
      const seen = Array.from({ length: 25 }, (_, index) =>
        lossOf(
          space as keyof typeof table,
          plan(space as keyof typeof table, { tiles: index + 1 }),
        ),
      );
      assert.deepEqual(seen, expected);
    });
  }

  it('one large tile and its strip lose less than the grid does', () => {
    for (const [tiles, most] of [
      [4, 12],
      [8, 10],
      [12, 10],
    ] as const) {
      assert.ok(lossOf('desktop', plan('desktop', { layout: 'speaker', tiles })) <= most);
    }
  });
});

describe('a plan of the stage', () => {
  it('never leaves the space, and no tile covers another', () => {
    for (const [name, space] of Object.entries(SPACES)) {
      for (const layout of LAYOUTS) {
        for (const large of ['camera', 'screen'] as const) {
          for (let tiles = 0; tiles <= 60; tiles += 1) {
            const {
              places,
              large: shown,
              pager,
            } = planStage({ layout, tiles, large, space, page: 0 });
            const all = [...places, ...[shown, pager].filter((place) => place !== undefined)];
            const told = `${name} ${layout} ${String(tiles)}`;
            for (const { x, y, width, height } of all) {
              assert.ok(x >= 0 && y >= 0, told);
              assert.ok(x + width <= space.width || width === 0, told);
              assert.ok(y + height <= space.height || height === 0, told);
            }
            if (name === 'nothing' || name === 'sliver') continue;
            assert.ok(
              all.every((a, i) => all.every((b, j) => i >= j || !overlap(a, b))),
              told,
            );
          }
        }
      }
    }
  });

  it('shows everybody on some page, once', () => {
    for (const layout of LAYOUTS) {
      for (const tiles of [1, 7, 25, 26, 30, 60]) {
        for (const space of ['phone', 'desktop', 'smallWindow'] as const) {
          const seen: number[] = [];
          const { pages } = plan(space, { layout, tiles });
          for (let page = 0; page < pages; page += 1) {
            const { first, places } = plan(space, { layout, tiles, page });
            seen.push(...places.map((_, index) => first + index));
          }
          assert.deepEqual(
            seen,
            Array.from({ length: tiles }, (_, index) => index),
          );
        }
      }
    }
  });

  const pages = [
    // space, layout, tiles, pages
    ['desktop', 'grid', 25, 1],
    ['tablet', 'grid', 25, 1],
    ['phone', 'grid', 25, 1],
    ['desktop', 'grid', 26, 2],
    ['desktop', 'grid', 30, 2],
    ['desktop', 'grid', 60, 3],
    ['smallWindow', 'grid', 9, 1],
    ['smallWindow', 'grid', 10, 2],
    ['desktop', 'speaker', 8, 1],
    ['phone', 'speaker', 4, 1],
    ['phone', 'speaker', 5, 2],
    ['desktop', 'sidebar', 24, 1],
  ] as const;
  for (const [space, layout, tiles, expected] of pages) {
    it(`${space}, ${layout}, ${String(tiles)} tiles: ${String(expected)} pages`, () => {
      assert.equal(plan(space, { layout, tiles }).pages, expected);
    });
  }

  it('keeps pages nearly equally full', () => {
    assert.equal(plan('desktop', { tiles: 30 }).places.length, 15);
    assert.equal(plan('desktop', { tiles: 30, page: 1 }).places.length, 15);
  });

  it('shows the last page if somebody leaves and it is asked for one beyond', () => {
    assert.equal(plan('desktop', { tiles: 30, page: 9 }).page, 1);
  });

  it('has a row to turn the page where there is room for it', () => {
    assert.equal(plan('desktop', { tiles: 25 }).pager, undefined);
    assert.equal(plan('desktop', { tiles: 30 }).pager?.height, 44);
    assert.equal(plan('smallWindow', { tiles: 30 }).pager, undefined);
  });

  it('gives a shared screen the larger part', () => {
    for (const space of ['phone', 'phoneOnItsSide', 'tablet', 'desktop', 'smallWindow'] as const) {
      const { large, places } = plan(space, { layout: 'speaker', tiles: 3, large: 'screen' });
      const area = (large?.width ?? 0) * (large?.height ?? 0);
      assert.ok(
        places.every(({ width, height }) => width * height < area),
        space,
      );
    }
  });
});

function lossOf(space: keyof typeof SPACES, { places, large }: StagePlan): number {
  const { width, height } = SPACES[space];
  const shown = [...places, ...(large === undefined ? [] : [large])]
    .map((place) => place.width * place.height)
    .reduce((sum, area) => sum + area, 0);
  return Math.round(100 * (1 - shown / (width * height)));
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
