import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { changedBlocks } from './image-blocks.ts';
import type { StateImage } from './state-image.ts';

/** What a file system notes of itself while nobody writes to it. */
const OF_ITSELF = new Set(['superblock', 'journal', 'inode table']);

/** How a disk was, to be compared with how it is later. */
export interface DiskBefore {
  readonly bytes: Buffer;
  readonly evidenceAtMs: number;
}

export function diskBefore(image: StateImage): DiskBefore {
  return { bytes: image.bytes(), evidenceAtMs: evidenceAtMs(image) };
}

/**
 * Blocks that have changed since, but for those that a file system changes by itself. Undefined if
 * the auditor has written its daily record meanwhile: then nothing can be said.
 */
export function changedSince(
  image: StateImage,
  before: DiskBefore,
): readonly (readonly [use: string, blocks: number])[] | undefined {
  const changed = changedBlocks(image.file, before.bytes, image.bytes());
  if (evidenceAtMs(image) !== before.evidenceAtMs) return undefined;
  return [...changed].filter(([use]) => !OF_ITSELF.has(use));
}

/** When the newest record was written; 0 before the first. */
function evidenceAtMs({ dataFolder }: StateImage): number {
  const files = globSync('{evidence,keys}/**', { cwd: dataFolder });
  return Math.max(0, ...files.map((file) => statSync(join(dataFolder, file)).mtimeMs));
}
