import { parseTenantId } from '@blende/shared/protocol/tenant-id.ts';
import type { ClaimedJob } from './claimed-job.ts';
import type { HandledKind } from './job-handler.ts';
import { failureOf, JobFailure, type Failure } from './job-failure.ts';
import type { JobId } from './enqueue-job.ts';
import { ProgressWriter } from './progress-writer.ts';

export type JobOutcome =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'failed'; readonly failure: Failure }
  /** Cancelled, or another worker has it by now. */
  | { readonly outcome: 'lost' }
  | { readonly outcome: 'given-back' };

/** For a handler to come to an end after its signal; then it is not waited for. */
const GRACE_MS = 2000;

type Ending = 'lost' | 'stopping' | 'time-limit';

/**
 * One attempt from claim to outcome. Nothing of an error goes further than its word.
 * @param stopping aborted when this worker ends
 */
export async function runJob(
  { kind, handle }: HandledKind,
  claimed: ClaimedJob,
  stopping: AbortSignal,
): Promise<JobOutcome> {
  const ending = new AbortController();
  const end = (why: Ending): void => ending.abort(why);
  using during = new DisposableStack();
  during.use(claimed.keepAlive(() => end('lost')));
  during.use(after(kind.timeLimit * 1000, () => end('time-limit')));
  const stop = (): void => end('stopping');
  stopping.addEventListener('abort', stop, { once: true });
  if (stopping.aborted) stop();
  try {
    const work = attempt({ kind, handle }, claimed, ending.signal);
    await Promise.race([work, endedLongAgo(ending.signal)]);
    return { outcome: (await claimed.done()) ? 'done' : 'lost' };
  } catch (error) {
    return await settle(claimed, failureOf(kind, error), ending.signal);
  } finally {
    stopping.removeEventListener('abort', stop);
  }
}

async function attempt(
  { kind, handle }: HandledKind,
  claimed: ClaimedJob,
  signal: AbortSignal,
): Promise<void> {
  const { id, data, groupId, retryCount } = claimed.job;
  const payload = kind.payload.safeParse(data);
  if (!payload.success) throw new JobFailure('bad-payload', { isFinal: true });
  const tenant = typeof groupId === 'string' ? parseTenantId(groupId) : undefined;
  await using progress = new ProgressWriter(({ percent, step }) => claimed.progress(percent, step));
  await handle(payload.data, {
    id: id as JobId,
    tenant,
    attempt: retryCount + 1,
    signal,
    progress: (percent, step) => {
      if (kind.steps.includes(step)) progress.say(percent, step);
    },
  });
}

async function settle(
  claimed: ClaimedJob,
  failure: Failure,
  { reason }: AbortSignal,
): Promise<JobOutcome> {
  if (reason === 'lost') return { outcome: 'lost' };
  if (reason === 'stopping') {
    await claimed.giveBack();
    return { outcome: 'given-back' };
  }
  const told = reason === 'time-limit' ? { code: 'time-limit', isFinal: false } : failure;
  await claimed.failed(told);
  return { outcome: 'failed', failure: told };
}

/** Rejects a while after the signal, and never resolves. */
async function endedLongAgo(signal: AbortSignal): Promise<never> {
  return await new Promise((_resolve, reject) => {
    const tell = (): void => {
      setTimeout(() => reject(new Error('aborted')), GRACE_MS).unref();
    };
    if (signal.aborted) tell();
    else signal.addEventListener('abort', tell, { once: true });
  });
}

function after(ms: number, act: () => void): Disposable {
  const timer = setTimeout(act, ms);
  return { [Symbol.dispose]: () => clearTimeout(timer) };
}
