import { conferenceRoutes, type ConferenceEdge } from '@blende/conference/edge.ts';
import { operatorRoutes } from '@blende/operations/edge.ts';
import type { EdgeRoute, KnowingRoute } from '@blende/shared/edge/route.ts';
import { askSentences, statementRoutes, type StatementSockets } from '@blende/statement/edge.ts';
import { libraryRoutes, type LibrarySockets } from '@blende/video-cms/edge.ts';

/** What the edge hands on where nobody is known. */
export function edgeRoutes(
  given: Omit<ConferenceEdge, 'sentences'> & StatementSockets,
): readonly EdgeRoute[] {
  const sentences = async () => await askSentences(given.statementSocket);
  return [...conferenceRoutes({ ...given, sentences }), ...statementRoutes(given)];
}

/** What it hands on under the library's address. */
export function knowingRoutes(given: LibrarySockets & StatementSockets): readonly KnowingRoute[] {
  return [...libraryRoutes(given), ...operatorRoutes(given), ...statementRoutes(given)];
}
