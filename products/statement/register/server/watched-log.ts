import { CHECKPOINT, readLogText } from '../../evidence-log/server/log-files.ts';
import { readLog, type ReadLog } from '../../evidence-log/server/read-log.ts';

/** Changed files are noticed this soon, a new checkpoint at once. */
const LOOK_AGAIN_MS = 60_000;

/** A log that others ask for often: it is read and verified anew when it changed or some time went by. */
export class WatchedLog {
  readonly folder: string;
  readonly #now: () => number;
  #checkpoint: string | undefined;
  #readAtMs = Number.NEGATIVE_INFINITY;
  #log: Promise<ReadLog> | undefined;

  constructor(folder: string, now: () => number) {
    this.folder = folder;
    this.#now = now;
  }

  async read(): Promise<ReadLog> {
    const checkpoint = await readLogText(this.folder, CHECKPOINT).catch(() => undefined);
    const nowMs = this.#now();
    // Also a clock that was put back must not keep an old answer.
    const isRecent = Math.abs(nowMs - this.#readAtMs) < LOOK_AGAIN_MS;
    const isKnown = checkpoint === this.#checkpoint && isRecent;
    if (this.#log !== undefined && isKnown) return this.#log;
    this.#checkpoint = checkpoint;
    this.#readAtMs = nowMs;
    // A folder that cannot be read is no better than one that was changed.
    this.#log = readLog(this.folder).catch(() => ({ state: 'damaged' }));
    return this.#log;
  }
}
