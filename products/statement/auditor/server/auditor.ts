import { setTimeout as delay } from 'node:timers/promises';
import type { Finding } from '@blende/shared/claims/finding.ts';
import type { Probe } from '@blende/shared/claims/probe.ts';
import type { EvidenceLog } from '../../evidence-log/server/evidence-log.ts';
import { EvidenceLogError } from '../../evidence-log/server/evidence-log-error.ts';
import type { NotWrittenReason } from '../events.ts';
import { nextRunMs } from '../next-run.ts';
import { runProbes } from '../run-probes.ts';

export const FIRST_RUN_MS = 60_000;
const TOO_LONG_MS = 30_000;

export interface AuditorDeps {
  readonly probes: readonly Probe[];
  /** Asked for with every run: what is damaged today may be mended tomorrow. */
  readonly openLog: () => Promise<EvidenceLog>;
  /** Which instance is looked at, and the commit of its program. */
  readonly instance: string;
  readonly commit: string;
  readonly independent: () => boolean;
  readonly notWritten: (reason: NotWrittenReason) => void;
}

/** Runs the probes by itself and when it is asked, one run after the other. */
export class Auditor implements AsyncDisposable {
  readonly #deps: AuditorDeps;
  readonly #stopping = new AbortController();
  readonly #rounds: Promise<void>;
  #running: Promise<readonly Finding[]> | undefined;

  constructor(deps: AuditorDeps, firstRunMs = FIRST_RUN_MS) {
    this.#deps = deps;
    this.#rounds = this.#goRounds(firstRunMs);
  }

  /** Who asks while it runs gets the result of that run. */
  run(): Promise<readonly Finding[]> {
    this.#running ??= this.#runOnce().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort();
    await this.#rounds;
    await this.#running?.catch(() => undefined);
  }

  async #goRounds(firstRunMs: number): Promise<void> {
    for (let waitMs = firstRunMs; await this.#waits(waitMs); waitMs = nextRunMs(Math.random()))
      // Until a later run succeeds the evidence grows old, and the sentences say so.
      await this.run().catch(() => undefined);
  }

  async #waits(waitMs: number): Promise<boolean> {
    const signal = this.#stopping.signal;
    await delay(waitMs, undefined, { signal, ref: false }).catch(() => undefined);
    return !signal.aborted;
  }

  async #runOnce(): Promise<readonly Finding[]> {
    const { probes, openLog, instance, commit, independent, notWritten } = this.#deps;
    const findings = await runProbes(probes, {
      now: Date.now,
      independent: independent(),
      tooLong: () => delay(TOO_LONG_MS, undefined, { ref: false }),
    });
    try {
      await (await openLog()).append({ instance, commit, findings });
    } catch (error) {
      notWritten(error instanceof EvidenceLogError ? error.code : 'unknown');
      throw error;
    }
    return findings;
  }
}
