import type { EventCatalogue } from '@blende/shared/basics/event-catalogue.ts';
import { FAILURE_CODES } from './failure-code.ts';

/** Names of the processes that the supervisor can tell about. */
export const CHILD_NAMES = [
  'engine',
  'conference',
  'edge',
  'certificates',
  'statement',
  'auditor',
  'postgres',
  'keys',
  'library',
  'worker',
] as const;

/** Everything that the supervisor itself may print while Blende runs. */
export const supervisorEvents = {
  /** A process is up again after it had died. */
  'child-back': { child: CHILD_NAMES, generation: 'count' },
  'child-died': { child: CHILD_NAMES, generation: 'count' },
  /** Lines of output that no catalogue declares; they were counted and thrown away. */
  'output-withheld': { child: CHILD_NAMES, lines: 'count' },
  'role-failed': { code: FAILURE_CODES },
  /** The data folder cannot be written: a start after a crash may find its ports taken. */
  'state-not-written': {},
} as const satisfies EventCatalogue;
