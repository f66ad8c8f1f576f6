import { equalBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import { openCheckpoint } from '@blende/shared/evidence/checkpoint.ts';
import { fromBundle } from '@blende/shared/evidence/entry-bundle.ts';
import { leafHash } from '@blende/shared/evidence/merkle-hash.ts';
import { inclusionProof, rootHash, type ReadNode } from '@blende/shared/evidence/merkle-tree.ts';
import { parseVerifier, type NoteVerifier } from '@blende/shared/evidence/signed-note.ts';
import { nodesFromTiles, type ReadTile } from '@blende/shared/evidence/tile-nodes.ts';
import { tilePath, tilesOf } from '@blende/shared/evidence/tiles.ts';
import type { TreeHead } from '@blende/shared/evidence/verify-proofs.ts';
import { CHECKPOINT, PUBLIC_KEY, readLogText, readTile } from './log-files.ts';

export interface SoundLog {
  readonly state: 'sound';
  readonly verifier: NoteVerifier;
  /** The signed note as it lies in its file. */
  readonly checkpoint: string;
  readonly tree: TreeHead;
  readonly entries: readonly Bytes[];
  readonly proofOf: (index: number) => Promise<readonly Bytes[]>;
}

/** `none`: nothing was ever written. `damaged`: what is there is not what was signed. */
export type ReadLog = SoundLog | { readonly state: 'none' } | { readonly state: 'damaged' };

const ATTEMPTS = 3;

/**
 * Reads a whole log and believes nothing in it: the checkpoint is opened with the log's public key,
 * and its root is computed anew, from the entries and from the tiles.
 */
export async function readLog(folder: string): Promise<ReadLog> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await readLogText(folder, CHECKPOINT);
    const log = await readOnce(folder);
    // The writer may have gone on meanwhile, and dropped tiles that a greater one replaces.
    const wentOn = before !== (await readLogText(folder, CHECKPOINT));
    if (log.state !== 'damaged' || !wentOn || attempt === ATTEMPTS) return log;
  }
}

async function readOnce(folder: string): Promise<ReadLog> {
  const publicKey = await readLogText(folder, PUBLIC_KEY);
  const checkpoint = await readLogText(folder, CHECKPOINT);
  if (publicKey === undefined && checkpoint === undefined) return { state: 'none' };
  const verifier = await parseVerifier(publicKey?.trimEnd() ?? '');
  if (verifier === undefined || checkpoint === undefined) return { state: 'damaged' };
  const tree = await openCheckpoint(checkpoint, verifier);
  if (tree === undefined) return { state: 'damaged' };
  const entries = await readEntries(folder, tree.size);
  const nodes = nodesFromTiles(tree.size, remembering(folder));
  if (entries === undefined || !(await isTreeOf(nodes, tree, entries))) return { state: 'damaged' };
  return {
    state: 'sound',
    verifier,
    checkpoint,
    tree,
    entries,
    proofOf: once((index) => inclusionProof(index, tree.size, nodes)),
  };
}

async function readEntries(folder: string, size: number): Promise<readonly Bytes[] | undefined> {
  const entries: Bytes[] = [];
  for (const tile of tilesOf(size).filter(({ level }) => level === 'entries')) {
    const bytes = await readTile(folder, tile);
    const bundle = bytes === undefined ? undefined : fromBundle(bytes);
    if (bundle?.length !== tile.width) return undefined;
    entries.push(...bundle);
  }
  return entries;
}

/** A page asks for the proof of one record with each sentence that rests on it. */
function once<Value>(make: (index: number) => Promise<Value>): (index: number) => Promise<Value> {
  const made = new Map<number, Promise<Value>>();
  return (index) => {
    const value = made.get(index) ?? make(index);
    made.set(index, value);
    return value;
  };
}

/** Proofs are made of the very tiles that were verified, whatever becomes of their files. */
function remembering(folder: string): ReadTile {
  const tiles = new Map<string, Promise<Bytes | undefined>>();
  return (tile) => {
    const path = tilePath(tile);
    const bytes = tiles.get(path) ?? readTile(folder, tile);
    tiles.set(path, bytes);
    return bytes;
  };
}

async function isTreeOf(
  nodes: ReadNode,
  tree: TreeHead,
  entries: readonly Bytes[],
): Promise<boolean> {
  const leaves = await Promise.all(entries.map(leafHash));
  try {
    for (const [index, leaf] of leaves.entries())
      if (!equalBytes(await nodes(0, index), leaf)) return false;
    return equalBytes(await rootHash(tree.size, nodes), tree.root);
  } catch {
    return false;
  }
}
