import type { EventCatalogue } from '@blende/shared/basics/event-catalogue.ts';

export const auditorEvents = {
  /** What was found could not be written down; the evidence there is grows old. */
  'evidence-not-written': { reason: ['log-damaged', 'key-unusable', 'key-foreign', 'unknown'] },
} as const satisfies EventCatalogue;

export type NotWrittenReason = (typeof auditorEvents)['evidence-not-written']['reason'][number];
