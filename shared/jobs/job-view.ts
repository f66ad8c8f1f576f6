import { assertNever } from '@blende/shared/basics/assert-never.ts';
import { declared } from './job-failure.ts';
import type { JobKind } from './job-kind.ts';
import type { JobId } from './enqueue-job.ts';

export type JobState =
  | { readonly state: 'queued'; readonly notBefore: Date }
  | {
      readonly state: 'running';
      readonly since: Date;
      /** 0 to 100. */
      readonly percent: number;
      /** One of the kind's words; undefined before the first. */
      readonly step: string | undefined;
    }
  | { readonly state: 'waiting'; readonly until: Date; readonly code: string }
  | { readonly state: 'failed'; readonly at: Date; readonly code: string }
  | { readonly state: 'done'; readonly at: Date }
  | { readonly state: 'cancelled'; readonly at: Date };

/** What may be told about a job: words of closed lists, numbers and times. */
export type JobView = JobState & {
  readonly id: JobId;
  readonly kind: string;
  readonly created: Date;
  /** Which attempt it is, from 1. */
  readonly attempt: number;
};

export interface JobRow {
  readonly id: string;
  readonly name: string;
  readonly state: 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed';
  readonly retry_count: number;
  readonly created_on: Date;
  readonly start_after: Date;
  readonly started_on: Date | null;
  readonly completed_on: Date | null;
  readonly output: unknown;
  readonly percent: number | null;
  readonly step: string | null;
}

export function jobView(row: JobRow, kind: JobKind | undefined): JobView {
  return {
    id: row.id as JobId,
    kind: row.name,
    created: row.created_on,
    attempt: row.retry_count + 1,
    ...stateOf(row, kind),
  };
}

function stateOf(row: JobRow, kind: JobKind | undefined): JobState {
  const at = row.completed_on ?? row.created_on;
  switch (row.state) {
    case 'created':
      return { state: 'queued', notBefore: row.start_after };
    case 'active': {
      const step = kind?.steps.find((one) => one === row.step);
      const since = row.started_on ?? row.created_on;
      return { state: 'running', since, percent: row.percent ?? 0, step };
    }
    case 'retry':
      return { state: 'waiting', until: row.start_after, code: codeOf(row.output, kind) };
    case 'failed':
      return { state: 'failed', at, code: codeOf(row.output, kind) };
    case 'completed':
      return { state: 'done', at };
    case 'cancelled':
      return { state: 'cancelled', at };
    default:
      return assertNever(row.state);
  }
}

/** What pg-boss writes by itself when a job took too long or nobody gave a sign of life. */
const LOST: Readonly<Record<string, string>> = {
  'job timed out': 'time-limit',
  'job heartbeat timeout': 'worker-lost',
};

function codeOf(output: unknown, kind: JobKind | undefined): string {
  const { code, value } = (output ?? {}) as { code?: unknown; value?: { message?: unknown } };
  if (typeof code === 'string') return declared(kind ?? { failures: [] }, code);
  return LOST[String(value?.message)] ?? 'unexpected';
}
