import type { EventCatalogue } from '@blende/shared/basics/event-catalogue.ts';

/** Everything that the edge may tell an operator: how often, never who. */
export const edgeEvents = {
  /** Somebody was turned away because of a limit since the last line of this kind. */
  'edge-limit-reached': { limit: ['requests', 'upgrades', 'connections'], times: 'count' },
  /** A process behind the edge did not answer since the last line of this kind. */
  'edge-upstream-missing': { times: 'count' },
} as const satisfies EventCatalogue;

export type EdgeLimit = (typeof edgeEvents)['edge-limit-reached']['limit'][number];
