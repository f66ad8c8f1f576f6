const LEAST_MS = 1000;

interface Progress {
  readonly percent: number;
  readonly step: string;
}

/** Writes the newest of what is said, at most once a second; what fails to be written is let go. */
export class ProgressWriter implements AsyncDisposable {
  readonly #write: (progress: Progress) => Promise<void>;
  #next: Progress | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #writtenMs = -Infinity;

  constructor(write: (progress: Progress) => Promise<void>) {
    this.#write = write;
  }

  say(percent: number, step: string): void {
    this.#next = { percent: Math.min(100, Math.max(0, Math.round(percent))), step };
    const waitMs = Math.max(0, this.#writtenMs + LEAST_MS - performance.now());
    this.#timer ??= setTimeout(() => this.#flush(), waitMs);
  }

  #flush(): void {
    this.#timer = undefined;
    const progress = this.#next;
    if (progress === undefined) return;
    this.#next = undefined;
    this.#writtenMs = performance.now();
    this.#writing = this.#writing.then(() => this.#write(progress)).catch(() => undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#timer);
    await this.#writing;
  }
}
