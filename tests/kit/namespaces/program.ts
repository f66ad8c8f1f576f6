import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Namespace } from './namespace.ts';

/** A program that runs beside the test, inside a namespace. */
export class Program implements AsyncDisposable {
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess) {
    this.#process = process;
  }

  /**
   * Starts it and waits until it has said that it is ready.
   * @throws Error with everything it said if it ends before.
   */
  static async start(
    { inside }: Pick<Namespace, 'inside'>,
    command: readonly string[],
    readySign: string,
  ): Promise<Program> {
    const [program = '', ...words] = [...inside, ...command];
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes(readySign)) resolve();
      });
    }
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${command.join(' ')} ended: ${said}`)));
    await promise;
    return new Program(child);
  }

  /** Asks it to end, as Ctrl-C does. */
  async end(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGINT');
    await ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }
}
