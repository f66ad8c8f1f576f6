import type { SinkName } from '../sink.ts';
import { ANSWER_LEAKS } from './answer-leaks.ts';
import { DISK_LEAKS } from './disk-leaks.ts';
import { PROCESS_LEAKS } from './process-leaks.ts';
import type { SeenField } from './seen.ts';

/** A leak that a visitor can ask for, and where it must then be found. */
export interface Plant {
  readonly id: string;
  readonly field: SeenField;
  readonly sink: SinkName;
  /** The process in whose memory it is then. */
  readonly process?: string;
}

/** Every leak that needs no browser; each has a visitor of its own. */
export const PLANTS: readonly Plant[] = [
  ...Object.entries(DISK_LEAKS).map(([id, { field }]) => ({
    id,
    field,
    sink: 'disk image' as const,
  })),
  ...Object.entries(PROCESS_LEAKS).map(([id, { field, sink, in: process }]) => ({
    id,
    field,
    sink,
    ...(sink === 'memory' ? { process } : {}),
  })),
  ...Object.entries(ANSWER_LEAKS).map(([id, { field }]) => ({ id, field, sink: 'pages' as const })),
];
