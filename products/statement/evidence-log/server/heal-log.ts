import { readdir, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parseTilePath, TILE_WIDTH, type Tile } from '@blende/shared/evidence/tiles.ts';
import { DRAFT_ENDING } from './write-safely.ts';

/**
 * Removes what an append left that was cut off before its checkpoint: drafts, and tiles that reach
 * beyond the signed size. Nobody was ever shown a checkpoint for them.
 */
export async function healLog(folder: string, size: number): Promise<void> {
  for (const path of await filesBelow(folder)) {
    const tile = parseTilePath(path);
    const isLeftover = path.endsWith(DRAFT_ENDING) || (tile !== undefined && reaches(tile) > size);
    if (isLeftover) await rm(join(folder, path));
  }
}

/** Whether the folder holds anything of a log but its public key. */
export async function holdsTiles(folder: string): Promise<boolean> {
  return (await filesBelow(folder)).some((path) => parseTilePath(path) !== undefined);
}

/** How many entries there must be for this tile to exist. */
function reaches({ level, index, width }: Tile): number {
  const entriesOfHash = level === 'entries' ? 1 : TILE_WIDTH ** level;
  return (index * TILE_WIDTH + width) * entriesOfHash;
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
