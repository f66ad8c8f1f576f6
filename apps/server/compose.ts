import { conferenceRoutes, type ConferenceSockets } from '@blende/conference/edge.ts';
import type { EdgeRoute } from '@blende/shared/edge/route.ts';

/** What each product lets the edge hand on to its processes. */
export function edgeRoutes(sockets: ConferenceSockets): readonly EdgeRoute[] {
  return conferenceRoutes(sockets);
}
