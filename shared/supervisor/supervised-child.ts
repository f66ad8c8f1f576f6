import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { nextBackoffMs } from './backoff.ts';
import { endChild, exitOf, type Patience } from './end-child.ts';
import type { EventFields } from '@blende/shared/basics/event-catalogue.ts';
import type { OutputFilter } from './output-filter.ts';
import { identify } from './process-identity.ts';
import { spawnChild, type ChildCommand } from './spawn-child.ts';
import type { StateFile } from './state-file.ts';

const READY_TIMEOUT_MS = 30_000;
const ATTEMPTS_BEFORE_FIRST_READY = 3;
const WITHHELD_REPORT_MS = 60_000;

/** One life of a child. Each life may have a port of its own. */
export interface Launch {
  readonly command: ChildCommand;
  /** Resolves once others can use the child; gives up when the signal aborts. */
  readonly ready: (child: ChildProcess, signal: AbortSignal) => Promise<void>;
  /** How long that may take; default: half a minute. */
  readonly readyTimeoutMs?: number;
  readonly onReady?: (generation: number) => void;
  readonly onDown?: () => void;
}

export interface ChildSpec {
  readonly name: string;
  readonly launch: () => Promise<Launch>;
  /** Asks the child to end by itself; it is killed if it does not. */
  readonly askToStop: (child: ChildProcess) => void;
  readonly patience?: Patience;
}

export interface ChildSurroundings {
  readonly state: StateFile;
  readonly filter: OutputFilter;
  readonly report: (name: string, fields: EventFields) => void;
}

/** A child died again and again before it ever was ready. */
export class ChildNeverReadyError extends Error {
  readonly child: string;

  constructor(child: string) {
    super('child never became ready');
    this.child = child;
  }
}

/** Keeps one child alive until it is told to stop. */
export class SupervisedChild {
  readonly firstReady: Promise<void>;
  readonly #spec: ChildSpec;
  readonly #surroundings: ChildSurroundings;
  readonly #stopping = new AbortController();
  readonly #firstReady = Promise.withResolvers<void>();
  readonly #ended: Promise<void>;
  #process: ChildProcess | undefined;
  #generation = 0;

  constructor(spec: ChildSpec, surroundings: ChildSurroundings) {
    this.#spec = spec;
    this.#surroundings = surroundings;
    this.firstReady = this.#firstReady.promise;
    this.#ended = this.#keepAlive().catch((error: unknown) => this.#firstReady.reject(error));
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  send(message: object): void {
    // A child that is just dying gets the state again when it is back.
    if (this.#process?.connected) this.#process.send(message, () => undefined);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    if (this.#process !== undefined)
      await endChild(this.#process, this.#spec.askToStop, this.#spec.patience);
    await this.#ended;
  }

  async #keepAlive(): Promise<void> {
    const reporting = setInterval(() => this.#reportWithheld(), WITHHELD_REPORT_MS).unref();
    let backoffMs: number | undefined;
    let everReady = false;
    while (!this.#stopping.signal.aborted) {
      const startedAt = performance.now();
      everReady = (await this.#liveOnce()) || everReady;
      this.#reportWithheld();
      if (this.#stopping.signal.aborted) break;
      this.#surroundings.report('child-died', {
        child: this.#spec.name,
        generation: this.#generation,
      });
      if (!everReady && this.#generation >= ATTEMPTS_BEFORE_FIRST_READY) {
        this.#firstReady.reject(new ChildNeverReadyError(this.#spec.name));
        break;
      }
      backoffMs = nextBackoffMs(backoffMs, performance.now() - startedAt);
      await delay(backoffMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
    clearInterval(reporting);
  }

  /** Starts the child once and waits for its end; answers whether it was ready in between. */
  async #liveOnce(): Promise<boolean> {
    const launch = await unlessAborted(this.#spec.launch(), this.#stopping.signal);
    if (launch === undefined) return false;
    const child = spawnChild(launch.command, this.#surroundings.filter);
    this.#process = child;
    this.#generation += 1;
    const { state } = this.#surroundings;
    const identity =
      child.pid === undefined ? undefined : identify(child.pid, launch.command.executable);
    if (identity !== undefined && !state.remember(this.#spec.name, identity))
      this.#surroundings.report('state-not-written', {});
    const exited = exitOf(child);
    const becameReady = await this.#awaitReadiness(launch, child, exited);
    if (becameReady) this.#announceReady(launch);
    else child.kill('SIGKILL');
    await exited;
    this.#process = undefined;
    state.forget(this.#spec.name);
    launch.onDown?.();
    return becameReady;
  }

  async #awaitReadiness(
    launch: Launch,
    child: ChildProcess,
    exited: Promise<void>,
  ): Promise<boolean> {
    const giveUp = new AbortController();
    const ready = launch.ready(
      child,
      AbortSignal.any([
        giveUp.signal,
        AbortSignal.timeout(launch.readyTimeoutMs ?? READY_TIMEOUT_MS),
      ]),
    );
    const outcome = await Promise.race([
      ready.then(
        () => true,
        () => false,
      ),
      exited.then(() => false),
    ]);
    giveUp.abort();
    return outcome;
  }

  #announceReady(launch: Launch): void {
    launch.onReady?.(this.#generation);
    this.#firstReady.resolve();
    if (this.#generation > 1)
      this.#surroundings.report('child-back', {
        child: this.#spec.name,
        generation: this.#generation,
      });
  }

  #reportWithheld(): void {
    const lines = this.#surroundings.filter.takeWithheld();
    if (lines > 0) this.#surroundings.report('output-withheld', { child: this.#spec.name, lines });
  }
}

/** What a launch waits for may never come; a stop does not wait with it. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  const { promise: aborted, resolve } = Promise.withResolvers<undefined>();
  const end = (): void => {
    resolve(undefined);
  };
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  const first = await Promise.race([promise, aborted]);
  signal.removeEventListener('abort', end);
  return signal.aborted ? undefined : first;
}
