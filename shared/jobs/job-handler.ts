import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import type { JobId } from './enqueue-job.ts';
import type { JobKind } from './job-kind.ts';

export interface JobContext {
  readonly id: JobId;
  /** Undefined for work of the instance itself. */
  readonly tenant: TenantId | undefined;
  /** From 1. */
  readonly attempt: number;
  /**
   * Aborted when the result is not wanted any more: cancelled, out of time, given to another worker
   * or this one is being stopped.
   */
  readonly signal: AbortSignal;
  /** 0 to 100, and one of the kind's words. Written at most once a second. */
  readonly progress: (percent: number, step: string) => void;
}

/**
 * Does the work of one job. It may be begun again at any point, also after it had done everything:
 * whoever writes one makes sure that doing it twice does no harm. It throws a JobFailure with a word
 * of its kind; whatever else it throws is forgotten and called `unexpected`.
 */
export type JobHandler<Payload> = (payload: Payload, context: JobContext) => Promise<void>;

/** A kind with who does it. */
export interface HandledKind {
  readonly kind: JobKind;
  readonly handle: JobHandler<unknown>;
}

export function handles<Payload>(kind: JobKind<Payload>, handle: JobHandler<Payload>): HandledKind {
  // The worker parses with this very kind before it calls.
  return { kind, handle: handle as JobHandler<unknown> };
}
