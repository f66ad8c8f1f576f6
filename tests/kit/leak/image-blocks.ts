import { run } from '../namespaces/run.ts';

/** What a block of an ext4 file system is for. */
export type BlockUse =
  | 'superblock'
  | 'group descriptors'
  | 'block bitmap'
  | 'inode bitmap'
  | 'inode table'
  | 'journal'
  | 'contents';

const BLOCK_BYTES = 4096;

/** Blocks that differ between two states of the same file system, by what they are for. */
export function changedBlocks(
  file: string,
  before: Buffer,
  after: Buffer,
): ReadonlyMap<BlockUse, number> {
  if (before.length !== after.length) throw new RangeError('these are two different images');
  const useOf = blockUses(file);
  const changed = new Map<BlockUse, number>();
  for (let at = 0; at < before.length; at += BLOCK_BYTES) {
    if (before.compare(after, at, at + BLOCK_BYTES, at, at + BLOCK_BYTES) === 0) continue;
    const use = useOf(at / BLOCK_BYTES);
    changed.set(use, (changed.get(use) ?? 0) + 1);
  }
  return changed;
}

/** By what the file system says of itself; it is small enough for a single group. */
function blockUses(file: string): (block: number) => BlockUse {
  const layout = run('dumpe2fs', [file]);
  const journal = new Set(
    run('debugfs', ['-R', 'blocks <8>', file]).trim().split(/\s+/).map(Number),
  );
  const [, groups = ''] = /Group descriptors at (\d+-\d+)/.exec(layout) ?? [];
  const [, blockBitmap] = /Block bitmap at (\d+)/.exec(layout) ?? [];
  const [, inodeBitmap] = /Inode bitmap at (\d+)/.exec(layout) ?? [];
  const [, inodes = ''] = /Inode table at (\d+-\d+)/.exec(layout) ?? [];
  return (block) => {
    if (block === 0) return 'superblock';
    if (journal.has(block)) return 'journal';
    if (isIn(groups, block)) return 'group descriptors';
    if (block === Number(blockBitmap)) return 'block bitmap';
    if (block === Number(inodeBitmap)) return 'inode bitmap';
    return isIn(inodes, block) ? 'inode table' : 'contents';
  };
}

function isIn(range: string, block: number): boolean {
  const [first = Number.NaN, last = Number.NaN] = range.split('-').map(Number);
  return block >= first && block <= last;
}
