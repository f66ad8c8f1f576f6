import type { SlotChange } from './copies.ts';

interface Batch {
  readonly changes: SlotChange[];
  readonly done: Promise<void>;
}

/** One writer at a time. What is asked while a write is being flushed goes together in the next. */
export class WriteQueue {
  readonly #write: (changes: readonly SlotChange[]) => Promise<void>;
  #tail: Promise<unknown> = Promise.resolve();
  #open: Batch | undefined;

  constructor(write: (changes: readonly SlotChange[]) => Promise<void>) {
    this.#write = write;
  }

  /** Resolves when this change is durable. */
  async write(change: SlotChange): Promise<void> {
    this.#open ??= this.#newBatch();
    this.#open.changes.push(change);
    await this.#open.done;
  }

  /** Runs when all that was asked before is durable; nothing is written meanwhile but by the task. */
  async exclusive<Value>(task: () => Promise<Value>): Promise<Value> {
    const run = this.#tail.then(task);
    this.#tail = run.catch(() => undefined);
    return await run;
  }

  #newBatch(): Batch {
    const changes: SlotChange[] = [];
    const done = this.exclusive(async () => {
      this.#open = undefined;
      await this.#write(changes);
    });
    // Whoever waits hears of a failure; nobody else should.
    done.catch(() => undefined);
    return { changes, done };
  }
}
