import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import type { RootWay } from '@blende/shared/keys/root/root-way.ts';
import { writeRootText } from '@blende/shared/keys/root/root-text.ts';
import { connectKeysOperator } from '@blende/shared/keys/wire/connect-operator.ts';

const MAIN = join(import.meta.dirname, '../../../apps/server/keys.main.ts');

/** With `file` it opens by itself, with `passphrase` it comes up locked. */
export type RootMode = 'file' | 'passphrase';

/** The role's own main, started as the supervisor does, and killed as nothing should be. */
export class KeysProcess {
  readonly #folder: string;
  readonly #mode: RootMode;
  readonly #root = new Secret<Uint8Array>(randomBytes(32));
  #child: ChildProcess | undefined;
  #isNew = true;

  constructor(folder: string, mode: RootMode) {
    this.#folder = folder;
    this.#mode = mode;
    mkdirSync(folder, { recursive: true });
  }

  get librarySocket(): string {
    return join(this.#folder, 'library.sock');
  }

  /** Answers the state in which it came up, before anybody unlocks it. */
  async start(): Promise<string> {
    for (const name of ['library', 'worker', 'operator'])
      rmSync(join(this.#folder, `${name}.sock`), { force: true });
    const child = fork(MAIN, {
      stdio: ['pipe', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--no-warnings'],
    });
    this.#child = child;
    child.stdin?.end(`${JSON.stringify(this.#options())}\n`);
    for await (const [message] of messages(child))
      if (message.type === 'ready') break;
      else if (message.name === 'role-failed') throw new Error('keys did not start');
    using operator = connectKeysOperator(join(this.#folder, 'operator.sock'));
    const { state } = await operator.status();
    if (state === 'new') await operator.setUp({ secret: this.#copy(), way: this.#way() });
    else if (state === 'locked') await operator.unlock(this.#copy());
    this.#isNew = false;
    return state;
  }

  async rotate(): Promise<number> {
    using operator = connectKeysOperator(join(this.#folder, 'operator.sock'));
    return await operator.rotateTenants();
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  #options() {
    const at = (name: string): string => join(this.#folder, name);
    return {
      librarySocket: at('library.sock'),
      workerSocket: at('worker.sock'),
      operatorSocket: at('operator.sock'),
      copies: ['a', 'b', 'c'].map(at),
      roots: this.#mode === 'file' ? [writeRootText(this.#root).reveal()] : [],
      beginNew: this.#mode === 'file' && this.#isNew,
    };
  }

  #way(): RootWay {
    const cost = { memoryKiB: 19_456, passes: 2, parallelism: 1 };
    return this.#mode === 'file'
      ? { kind: 'file' }
      : { kind: 'passphrase', ...cost, salt: randomBytes(16) };
  }

  /** Whoever sends it clears what it sent. */
  #copy(): Secret<Uint8Array> {
    return new Secret<Uint8Array>(Uint8Array.from(this.#root.reveal()));
  }
}

async function* messages(
  child: ChildProcess,
): AsyncGenerator<readonly [{ readonly type: string; readonly name?: string }]> {
  const gone = once(child, 'exit').then(() => {
    throw new Error('the keys process ended before it was ready');
  });
  gone.catch(() => undefined);
  for (;;)
    yield (await Promise.race([once(child, 'message'), gone])) as unknown as [{ type: string }];
}
