import type { Bytes } from '@blende/shared/basics/bytes.ts';
import { HASH_BYTES, nodeHash } from './merkle-hash.ts';
import type { ReadNode } from './merkle-tree.ts';
import { placeOfNode, type Tile } from './tiles.ts';

/** The bytes of a tile, or undefined if it is not there. */
export type ReadTile = (tile: Tile) => Promise<Bytes | undefined>;

/** A tile is missing or has another length than it must have. */
export class TileError extends Error {
  readonly tile: Tile;

  constructor(tile: Tile) {
    super('tile missing or cut off');
    this.tile = tile;
  }
}

/** Reads nodes of a tree of `size` entries from its tiles; what lies between is hashed anew. */
export function nodesFromTiles(size: number, readTile: ReadTile): ReadNode {
  return async (level, index) => {
    const { tile, first, count } = placeOfNode(level, index, size);
    const bytes = await readTile(tile);
    if (bytes?.length !== tile.width * HASH_BYTES) throw new TileError(tile);
    const hashes = Array.from({ length: count }, (_, at) =>
      bytes.slice((first + at) * HASH_BYTES, (first + at + 1) * HASH_BYTES),
    );
    return join(hashes, tile);
  };
}

/** The root above a power of two of hashes. */
async function join(hashes: readonly Bytes[], tile: Tile): Promise<Bytes> {
  const [first, second, ...others] = hashes;
  if (first === undefined) throw new TileError(tile);
  if (second === undefined) return first;
  const middle = (others.length + 2) / 2;
  return nodeHash(
    await join(hashes.slice(0, middle), tile),
    await join(hashes.slice(middle), tile),
  );
}
