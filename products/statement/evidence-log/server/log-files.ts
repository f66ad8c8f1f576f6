import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bytes } from '@blende/shared/basics/bytes.ts';
import { tilePath, type Tile } from '@blende/shared/evidence/tiles.ts';

export const CHECKPOINT = 'checkpoint';
/** The public key, as a signed note spells it. */
export const PUBLIC_KEY = 'log.pub';

/** Undefined if there is no such file. */
export async function readLogFile(folder: string, name: string): Promise<Bytes | undefined> {
  try {
    return new Uint8Array(await readFile(join(folder, name)));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

export async function readLogText(folder: string, name: string): Promise<string | undefined> {
  const bytes = await readLogFile(folder, name);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

export async function readTile(folder: string, tile: Tile): Promise<Bytes | undefined> {
  return readLogFile(folder, tilePath(tile));
}
