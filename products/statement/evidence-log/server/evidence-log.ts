import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { rootHash } from '@blende/shared/evidence/merkle-tree.ts';
import { signCheckpoint } from '@blende/shared/evidence/checkpoint.ts';
import { verifierText, type NoteSigner } from '@blende/shared/evidence/signed-note.ts';
import { nodesFromTiles } from '@blende/shared/evidence/tile-nodes.ts';
import { toEntry, type EvidenceRecord } from '../evidence-record.ts';
import { appendTiles, dropPartialTiles } from './append-tiles.ts';
import { evidenceKey } from './evidence-key.ts';
import { EvidenceLogError } from './evidence-log-error.ts';
import { healLog, holdsTiles } from './heal-log.ts';
import { CHECKPOINT, PUBLIC_KEY, readLogText, readTile } from './log-files.ts';
import { readLog } from './read-log.ts';
import { writeFileSafely } from './write-safely.ts';

export interface EvidenceLogPlace {
  /** Readable by the statement process; only this log writes there. */
  readonly folder: string;
  /** Readable by nobody else. */
  readonly keyFile: string;
}

/** The only writer of a log: one in the whole system at a time. */
export interface EvidenceLog {
  readonly size: number;
  /**
   * Resolves with the record's index once record and checkpoint are on the disk. One append follows
   * the other; a rejected one may have been written or not, which the next one looks up first.
   */
  readonly append: (record: EvidenceRecord) => Promise<number>;
}

/**
 * Opens the log, makes one at the first start, and heals an append that was cut off.
 * @throws EvidenceLogError if the log is not what its key signed; then nothing is written.
 */
export async function openEvidenceLog(place: EvidenceLogPlace): Promise<EvidenceLog> {
  const signer = await evidenceKey(place.keyFile);
  await mkdir(place.folder, { recursive: true });
  return new OpenLog(place.folder, signer, await soundSize(place.folder, signer));
}

async function soundSize(folder: string, signer: NoteSigner): Promise<number> {
  const ours = `${await verifierText(signer)}\n`;
  const found = await readLogText(folder, PUBLIC_KEY);
  if (found !== undefined && found !== ours) throw new EvidenceLogError('key-foreign');
  if ((await readLogText(folder, CHECKPOINT)) === undefined) {
    if (await holdsTiles(folder)) throw new EvidenceLogError('log-damaged');
    await writeFileSafely(join(folder, PUBLIC_KEY), Buffer.from(ours));
    await writeCheckpoint(folder, 0, signer);
    return 0;
  }
  const log = await readLog(folder);
  if (log.state !== 'sound') throw new EvidenceLogError('log-damaged');
  await healLog(folder, log.tree.size);
  return log.tree.size;
}

async function writeCheckpoint(folder: string, size: number, signer: NoteSigner): Promise<void> {
  const nodes = nodesFromTiles(size, (tile) => readTile(folder, tile));
  const note = await signCheckpoint({ size, root: await rootHash(size, nodes) }, signer);
  await writeFileSafely(join(folder, CHECKPOINT), Buffer.from(note));
}

class OpenLog implements EvidenceLog {
  readonly #folder: string;
  readonly #signer: NoteSigner;
  #size: number;
  #isCertain = true;
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string, signer: NoteSigner, size: number) {
    this.#folder = folder;
    this.#signer = signer;
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  append(record: EvidenceRecord): Promise<number> {
    const appended = this.#last.then(() => this.#appendNow(record));
    this.#last = appended.catch(() => undefined);
    return appended;
  }

  async #appendNow(record: EvidenceRecord): Promise<number> {
    // Two checkpoints of one size would be a fork of our own making.
    if (!this.#isCertain) this.#size = await soundSize(this.#folder, this.#signer);
    this.#isCertain = false;
    const index = this.#size;
    await appendTiles(this.#folder, index, toEntry(record));
    await writeCheckpoint(this.#folder, index + 1, this.#signer);
    this.#size = index + 1;
    this.#isCertain = true;
    await dropPartialTiles(this.#folder, this.#size);
    return index;
  }
}
