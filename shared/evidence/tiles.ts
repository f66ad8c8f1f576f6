// Where the hashes and entries of a log lie (c2sp.org/tlog-tiles): pieces of 256 that never change.

export const TILE_WIDTH = 256;
const LEVELS_OF_TILE = 8;

/** `entries` are the entries themselves, in bundles of the same width. */
export type TileLevel = number | 'entries';

export interface Tile {
  readonly level: TileLevel;
  readonly index: number;
  /** 1 to 256 hashes or entries; fewer than 256 only at the right end of the tree. */
  readonly width: number;
}

/** For example `tile/0/x001/x234/067.p/12`, below the log's folder or address. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

const PATH =
  /^tile\/(entries|0|[1-9]|[1-5]\d|6[0-3])\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Undefined for every other spelling of a path. */
export function parseTilePath(path: string): Tile | undefined {
  const [, level = '', digits = '', width = String(TILE_WIDTH)] = PATH.exec(path) ?? [];
  if (level === '') return undefined;
  const tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(digits.replaceAll(/[x/]/g, '')),
    width: Number(width),
  } as const;
  return tile.width <= TILE_WIDTH && tilePath(tile) === path ? tile : undefined;
}

/** Every tile of a tree of this size, full and partial, hashes and entries. */
export function tilesOf(size: number): readonly Tile[] {
  const tiles: Tile[] = [...row('entries', size)];
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH))
    tiles.push(...row(level, count));
  return tiles;
}

function row(level: TileLevel, count: number): readonly Tile[] {
  return Array.from({ length: Math.ceil(count / TILE_WIDTH) }, (_, index) => ({
    level,
    index,
    width: Math.min(TILE_WIDTH, count - index * TILE_WIDTH),
  }));
}

/** The tile, and the range of its hashes, that a complete subtree is made of. */
export function placeOfNode(
  level: number,
  index: number,
  size: number,
): { readonly tile: Tile; readonly first: number; readonly count: number } {
  const tileLevel = Math.floor(level / LEVELS_OF_TILE);
  const count = 2 ** (level % LEVELS_OF_TILE);
  const start = index * count;
  const tileIndex = Math.floor(start / TILE_WIDTH);
  const inRow = Math.floor(size / TILE_WIDTH ** tileLevel);
  const width = Math.min(TILE_WIDTH, inRow - tileIndex * TILE_WIDTH);
  if (start + count > inRow) throw new RangeError('no such subtree');
  return {
    tile: { level: tileLevel, index: tileIndex, width },
    first: start - tileIndex * TILE_WIDTH,
    count,
  };
}
