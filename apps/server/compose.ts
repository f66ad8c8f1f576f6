import { conferenceRoutes, type ConferenceEdge } from '@blende/conference/edge.ts';
import type { EdgeRoute } from '@blende/shared/edge/route.ts';
import { askSentences, statementRoutes, type StatementSockets } from '@blende/statement/edge.ts';

/** What each product lets the edge hand on to its processes. */
export function edgeRoutes(
  given: Omit<ConferenceEdge, 'sentences'> & StatementSockets,
): readonly EdgeRoute[] {
  const sentences = async () => await askSentences(given.statementSocket);
  return [...conferenceRoutes({ ...given, sentences }), ...statementRoutes(given)];
}
