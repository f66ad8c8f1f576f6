export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly tile: Size;
}

/** Wider than this shows nothing more of a face. */
const WIDEST = 16 / 9;
/** How far a picture may be cropped at its sides: two people at one camera stay in it. */
const NARROWEST = { landscape: 4 / 3, portrait: 3 / 4 } as const;
/** Grids whose tiles differ less than this in area count as equal. */
const NEARLY = 0.08;

/**
 * The grid that shows most of `count` tiles of one size in the given space, in CSS pixels.
 * Of nearly equal ones it is the one with fewer empty places, then the one with squarer tiles.
 */
export function bestGrid(count: number, space: Size, gap: number): Grid {
  const tiles = Math.max(1, count);
  let best = gridWith(1, tiles, space, gap);
  for (let columns = 2; columns <= tiles; columns += 1) {
    const grid = gridWith(columns, tiles, space, gap);
    if (isBetter(grid, best, tiles)) best = grid;
  }
  return best;
}

function gridWith(columns: number, count: number, space: Size, gap: number): Grid {
  const rows = Math.ceil(count / columns);
  const width = Math.max(0, (space.width - gap * (columns - 1)) / columns);
  const height = Math.max(0, (space.height - gap * (rows - 1)) / rows);
  const narrowest = space.width < space.height ? NARROWEST.portrait : NARROWEST.landscape;
  const tile = {
    width: Math.min(width, height * WIDEST),
    height: Math.min(height, width / narrowest),
  };
  return { columns, rows, tile };
}

function isBetter(grid: Grid, best: Grid, count: number): boolean {
  const ratio = area(grid) / Math.max(1, area(best));
  if (Math.abs(ratio - 1) > NEARLY) return ratio > 1;
  const empty = emptyPlaces(grid, count) - emptyPlaces(best, count);
  if (empty !== 0) return empty < 0;
  return distanceFromSquare(grid) < distanceFromSquare(best);
}

function area({ tile }: Grid): number {
  return tile.width * tile.height;
}

function emptyPlaces(grid: Grid, count: number): number {
  return grid.columns * grid.rows - count;
}

function distanceFromSquare({ tile }: Grid): number {
  return Math.abs(Math.log(tile.width / Math.max(1, tile.height)));
}
