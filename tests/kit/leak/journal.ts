import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program } from '../namespaces/program.ts';
import { run } from '../namespaces/run.ts';
import type { Sink } from './sink.ts';

const LOG_SOCKET = '/dev/log';
const MARK = 'blende-leak-campaign';

/** What anybody tells the machine's log: systemd's journal, or a log of our own where there is none. */
export class Journal implements AsyncDisposable {
  readonly #sinceSeconds = Math.floor(Date.now() / 1000);
  readonly #folder = mkdtempSync(join(tmpdir(), 'blende-journal-'));
  #listener: Program | undefined;

  static async open(): Promise<Journal> {
    const journal = new Journal();
    if (!existsSync(LOG_SOCKET)) {
      const to = `OPEN:${journal.#file},creat,append`;
      const words = ['socat', '-d', '-d', '-u', `UNIX-RECV:${LOG_SOCKET},mode=0666`, to];
      journal.#listener = await Program.start({ inside: [] }, words, 'starting data transfer loop');
    }
    // Shows that the log is really read.
    run('logger', [MARK]);
    return journal;
  }

  get sink(): Sink {
    return {
      name: 'journal',
      searchedBy: (scanner) => {
        const text = this.#text();
        if (!text.includes(MARK)) throw new Error('the journal did not take our own line');
        scanner.scanText('journal', 'journal', text);
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#listener?.end();
    if (this.#listener !== undefined) rmSync(LOG_SOCKET, { force: true });
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #file(): string {
    return join(this.#folder, 'log');
  }

  #text(): string {
    if (this.#listener !== undefined) return readFileSync(this.#file, 'utf8');
    return run('journalctl', ['--no-pager', '-o', 'export', '--since', `@${this.#sinceSeconds}`]);
  }
}
