import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/** How long after it was first asked to end. */
export interface Patience {
  readonly askAgainAfterMs: number;
  readonly killAfterMs: number;
}

const USUAL: Patience = { askAgainAfterMs: 1000, killAfterMs: 5000 };

/** Resolves when the child has ended, or could not be started at all. */
export function exitOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once('exit', () => resolve());
  child.once('error', () => resolve());
  return promise;
}

/**
 * Asks a child to end, asks again after a second (the engine waits for its participants to
 * leave until it is asked twice), and kills it after five, unless more patience is asked for.
 */
export async function endChild(
  child: ChildProcess,
  ask: (child: ChildProcess) => void,
  { askAgainAfterMs, killAfterMs }: Patience = USUAL,
): Promise<void> {
  const exited = exitOf(child);
  ask(child);
  if (await endsWithin(exited, askAgainAfterMs)) return;
  ask(child);
  if (await endsWithin(exited, killAfterMs - askAgainAfterMs)) return;
  child.kill('SIGKILL');
  await exited;
}

async function endsWithin(exited: Promise<void>, timeoutMs: number): Promise<boolean> {
  const waiting = new AbortController();
  const timeout = delay(timeoutMs, false, { signal: waiting.signal }).catch(() => false);
  const ended = await Promise.race([exited.then(() => true), timeout]);
  waiting.abort();
  return ended;
}
