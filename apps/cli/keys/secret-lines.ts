import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { Secret } from '@blende/shared/basics/secret.ts';
import { OperatorError } from '../operator-error.ts';

/** Asks on the terminal without showing what is typed, or reads lines that a script pipes in. */
export class SecretLines implements Disposable {
  readonly #interface: Interface;
  readonly #lines: AsyncIterator<string>;

  constructor(input: NodeJS.ReadStream = process.stdin) {
    const silent = new Writable({ write: (_piece, _encoding, done) => done() });
    const terminal = input.isTTY;
    this.#interface = createInterface({ input, output: silent, terminal });
    this.#lines = this.#interface[Symbol.asyncIterator]();
  }

  /** @throws OperatorError if nothing more comes. */
  async ask(question: string): Promise<Secret<string>> {
    process.stderr.write(`${question}: `);
    const { value, done } = await this.#lines.next();
    process.stderr.write('\n');
    if (done === true)
      throw new OperatorError('input-ended', 'The input ended: nothing was changed.');
    return new Secret(value);
  }

  [Symbol.dispose](): void {
    this.#interface.close();
  }
}
