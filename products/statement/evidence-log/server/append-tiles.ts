import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { concatBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import { fromBundle, toBundle } from '@blende/shared/evidence/entry-bundle.ts';
import { HASH_BYTES, leafHash, nodeHash } from '@blende/shared/evidence/merkle-hash.ts';
import { nodesFromTiles } from '@blende/shared/evidence/tile-nodes.ts';
import { TILE_WIDTH, tilePath, type Tile, type TileLevel } from '@blende/shared/evidence/tiles.ts';
import { EvidenceLogError } from './evidence-log-error.ts';
import { readTile } from './log-files.ts';
import { writeFileSafely } from './write-safely.ts';

const LEVELS_OF_TILE = 8;

/**
 * Writes the tiles that one more entry changes. The tree of `size` entries stays as it is: every
 * tile is a new file until the checkpoint names the new size.
 */
export async function appendTiles(folder: string, size: number, entry: Bytes): Promise<void> {
  await appendTo(folder, { level: 'entries', count: size }, toBundle([entry]));
  let hash = await leafHash(entry);
  let count = size;
  for (let level = 0; ; level += 1) {
    await appendTo(folder, { level, count }, hash);
    count += 1;
    // Only a full tile is hashed into the level above.
    if (count % TILE_WIDTH !== 0) return;
    const read = nodesFromTiles(size + 1, (tile) => readTile(folder, tile));
    count = count / TILE_WIDTH - 1;
    const half = (level + 1) * LEVELS_OF_TILE - 1;
    hash = await nodeHash(await read(half, count * 2), await read(half, count * 2 + 1));
  }
}

/** `count` is how many there are on this level before. */
async function appendTo(
  folder: string,
  { level, count }: { readonly level: TileLevel; readonly count: number },
  bytes: Bytes,
): Promise<void> {
  const index = Math.floor(count / TILE_WIDTH);
  const width = count % TILE_WIDTH;
  const before = width === 0 ? new Uint8Array() : await wholeTile(folder, { level, index, width });
  const grown = { level, index, width: width + 1 };
  await writeFileSafely(join(folder, tilePath(grown)), concatBytes(before, bytes));
}

async function wholeTile(folder: string, tile: Tile): Promise<Bytes> {
  const bytes = await readTile(folder, tile);
  if (bytes === undefined) throw new EvidenceLogError('log-damaged');
  const count = tile.level === 'entries' ? fromBundle(bytes)?.length : bytes.length / HASH_BYTES;
  if (count !== tile.width) throw new EvidenceLogError('log-damaged');
  return bytes;
}

/** Partial tiles are not needed any more once their full one is there. */
export async function dropPartialTiles(folder: string, size: number): Promise<void> {
  if (size === 0 || size % TILE_WIDTH !== 0) return;
  for (let level = -1, count = size; count >= 1; level += 1) {
    const tile = { level: level < 0 ? ('entries' as const) : level, width: TILE_WIDTH };
    const index = count / TILE_WIDTH - 1;
    if (!Number.isInteger(index)) return;
    await rm(`${join(folder, tilePath({ ...tile, index }))}.p`, { recursive: true, force: true });
    if (level >= 0) count /= TILE_WIDTH;
  }
}
