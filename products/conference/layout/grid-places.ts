import { bestGrid, type Size } from './grid.ts';

/** Where a tile stands, in whole CSS pixels from the top left corner of the stage. */
export interface Place extends Size {
  readonly x: number;
  readonly y: number;
}

/** Between two tiles. */
export const GAP = 8;

/** Tiles of one size in the middle of the space; an incomplete last row stands in the middle too. */
export function gridPlaces(count: number, space: Place): readonly Place[] {
  if (count === 0) return [];
  const { columns, rows, tile } = bestGrid(count, space, GAP);
  const width = Math.floor(tile.width);
  const height = Math.floor(tile.height);
  const top = space.y + (space.height - extent(rows, height)) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const left = space.x + (space.width - extent(inRow, width)) / 2;
    return {
      x: Math.floor(left + (index % columns) * (width + GAP)),
      y: Math.floor(top + row * (height + GAP)),
      width,
      height,
    };
  });
}

/** How long a row of tiles is, with the gaps between them. */
export function extent(tiles: number, size: number): number {
  return tiles * size + Math.max(0, tiles - 1) * GAP;
}
