import { conferenceRoutes, type ConferenceEdge } from '@blende/conference/edge.ts';
import type { EdgeRoute } from '@blende/shared/edge/route.ts';

/** What each product lets the edge hand on to its processes. */
export function edgeRoutes(sockets: ConferenceEdge): readonly EdgeRoute[] {
  return conferenceRoutes(sockets);
}
