import { parsePublicOrigins, type PublicOrigin } from './public-origins.ts';
import {
  requestedOrigin,
  requestedPath,
  type ReceivedRequest,
  type Refusal,
} from './request-rules.ts';
import type { EdgeRoute, KnowingRoute } from './route.ts';

/** A site of an instance: what may be asked for under its origins. */
export interface Site {
  readonly origins: readonly PublicOrigin[];
  readonly routes: readonly KnowingRoute[];
}

/** The site on which people can be known, beside the one where nobody is. */
export interface KnowingSite {
  readonly publicOrigins: readonly string[];
  readonly routes: readonly KnowingRoute[];
  /** Where it has no name of its own, a port of its own tells it apart. */
  readonly port?: number | undefined;
}

/** Site, origin and path that are asked for, or why that cannot be said. */
export type Place =
  | { readonly site: Site; readonly origin: PublicOrigin; readonly path: string }
  | { readonly origin: PublicOrigin | undefined; readonly refusal: Refusal };

/**
 * The sites of an edge. What needs to know people cannot be among the routes of the first.
 * @throws TypeError if they share an origin: then nothing would tell them apart.
 */
export function sitesOf(
  publicOrigins: readonly string[],
  routes: readonly EdgeRoute[],
  knowing: KnowingSite | undefined,
): readonly Site[] {
  const first = { origins: parsePublicOrigins(publicOrigins), routes };
  if (knowing === undefined) return [first];
  const second = { origins: parsePublicOrigins(knowing.publicOrigins), routes: knowing.routes };
  if (second.origins.some(({ host }) => first.origins.some((one) => one.host === host)))
    throw new TypeError('two sites under one origin');
  return [first, second];
}

/** Whoever asks for one site is told nothing of what the other has. */
export function placeOf(received: ReceivedRequest, sites: readonly Site[]): Place {
  const origin = requestedOrigin(
    received,
    sites.flatMap(({ origins }) => origins),
  );
  if ('status' in origin) return { origin: undefined, refusal: origin };
  const site = sites.find(({ origins }) => origins.includes(origin));
  const path = requestedPath(received);
  if (typeof path !== 'string') return { origin, refusal: path };
  if (site === undefined) return { origin, refusal: { status: 421, code: 'host-foreign' } };
  return { site, origin, path };
}
