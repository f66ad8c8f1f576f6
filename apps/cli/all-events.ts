import { certificateEvents } from '@blende/shared/edge/acme/events.ts';
import { edgeEvents } from '@blende/shared/edge/events.ts';
import { jobEvents } from '@blende/shared/jobs/events.ts';
import { keysEvents } from '@blende/shared/keys/events.ts';
import { auditorEvents } from '@blende/statement/supervisor.ts';
import type { EventCatalogue } from '@blende/shared/basics/event-catalogue.ts';

/** Everything that roles may tell, beside what the supervisor says itself. */
export const roleEvents = {
  ...edgeEvents,
  ...certificateEvents,
  ...auditorEvents,
  ...keysEvents,
  ...jobEvents,
} as const satisfies EventCatalogue;
