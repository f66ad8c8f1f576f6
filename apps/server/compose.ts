import { conferenceRoutes, type ConferenceEdge } from '@blende/conference/edge.ts';
import type { EdgeRoute } from '@blende/shared/edge/route.ts';
import { statementRoutes, type StatementSockets } from '@blende/statement/edge.ts';

/** What each product lets the edge hand on to its processes. */
export function edgeRoutes(given: ConferenceEdge & StatementSockets): readonly EdgeRoute[] {
  return [...conferenceRoutes(given), ...statementRoutes(given)];
}
