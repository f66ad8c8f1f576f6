import { extent, GAP, type Place } from './grid-places.ts';

/** Of a tile in a strip: upright as a face, or as wide as a camera's picture. */
const UPRIGHT = 3 / 4;
const WIDE = 16 / 9;
/** Beside the large tile: from a slice of a face to a nearly square picture. */
const SLICE = 2;
const SQUARISH = 4 / 3;

export interface Strip {
  /** How many tiles it holds at once. */
  readonly capacity: number;
  readonly places: readonly Place[];
}

/** One row or one column of tiles; they become narrower before some of them do not fit. */
export function stripPlaces(count: number, space: Place): Strip {
  return space.width >= space.height ? row(count, space) : column(count, space);
}

function row(count: number, { x, y, width, height }: Place): Strip {
  const fair = (width - GAP * (count - 1)) / Math.max(1, count);
  const tile = Math.floor(Math.min(width, clamp(fair, height * UPRIGHT, height * WIDE)));
  const capacity = capacityOf(width, tile);
  const shown = Math.min(count, capacity);
  const left = x + (width - extent(shown, tile)) / 2;
  const places = Array.from({ length: shown }, (_, index) => ({
    x: Math.floor(left + index * (tile + GAP)),
    y,
    width: tile,
    height,
  }));
  return { capacity, places };
}

function column(count: number, { x, y, width, height }: Place): Strip {
  const fair = (height - GAP * (count - 1)) / Math.max(1, count);
  const tile = Math.floor(Math.min(height, clamp(fair, width / SLICE, width / SQUARISH)));
  const capacity = capacityOf(height, tile);
  const shown = Math.min(count, capacity);
  const top = y + (height - extent(shown, tile)) / 2;
  const places = Array.from({ length: shown }, (_, index) => ({
    x,
    y: Math.floor(top + index * (tile + GAP)),
    width,
    height: tile,
  }));
  return { capacity, places };
}

function capacityOf(length: number, tile: number): number {
  return Math.max(1, Math.floor((length + GAP) / Math.max(1, tile + GAP)));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
