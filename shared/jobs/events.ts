import type { EventCatalogue } from '@blende/shared/basics/event-catalogue.ts';
import { scrubKind } from './instance-kinds.ts';
import { COMMON_FAILURES, type JobKind } from './job-kind.ts';

const KINDS: readonly Pick<JobKind, 'name' | 'failures'>[] = [scrubKind];

/** What workers tell the operator. */
export const jobEvents = {
  /** An attempt failed; which one and whose is not told. */
  'job-failed': {
    kind: KINDS.map(({ name }) => name),
    code: [...COMMON_FAILURES, ...KINDS.flatMap(({ failures }) => failures)],
  },
  /** Jobs wait until the database answers again. */
  'jobs-database-away': {},
} as const satisfies EventCatalogue;
