import type { PublicOrigin } from './public-origins.ts';
import { requestedPath, type ReceivedRequest, type Refusal } from './request-rules.ts';

/** Where the authority that issues certificates looks for our answer (RFC 8555, section 8.3). */
const CHALLENGE = /^\/\.well-known\/acme-challenge\/[A-Za-z0-9_-]{1,128}$/;
/** Nothing that could end a header line or mean something else to a browser. */
const PLAIN_PATH = /^\/(?!\/)[\w~!$&'()*+,;=:@%./-]*$/;

export type PlainAnswer =
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'challenge'; readonly path: string }
  | { readonly kind: 'refusal'; readonly refusal: Refusal };

/** What a request without TLS gets: the same path of the same host with TLS, and no other host. */
export function plainAnswer(
  request: ReceivedRequest,
  host: string | undefined,
  origins: readonly PublicOrigin[],
): PlainAnswer {
  const path = requestedPath(request);
  if (typeof path !== 'string') return { kind: 'refusal', refusal: path };
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (reads && CHALLENGE.test(path)) return { kind: 'challenge', path };
  const name = host?.toLowerCase().replace(/:\d{1,5}$/, '');
  const origin = origins.find((known) => known.host.replace(/:\d+$/, '') === name);
  if (origin === undefined)
    return { kind: 'refusal', refusal: { status: 421, code: 'host-foreign' } };
  if (!reads) return { kind: 'refusal', refusal: { status: 405, code: 'method-unknown' } };
  const place = PLAIN_PATH.test(path) ? path : '/';
  return { kind: 'redirect', location: `${origin.origin}${place}` };
}
