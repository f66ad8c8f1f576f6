import type { PublicOrigin } from './public-origins.ts';
import type { HttpRoute, UpgradeRoute } from './route.ts';

/** The part of a request that the rules look at. Header names and values alternate, as received. */
export interface ReceivedRequest {
  readonly method: string;
  readonly target: string;
  readonly rawHeaders: readonly string[];
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
}

const MAX_TARGET_LENGTH = 2_048;
const MAX_PROTOCOLS = 8;

/** The one public origin that a request is for; a foreign or doubled Host is refused. */
export function requestedOrigin(
  request: ReceivedRequest,
  origins: readonly PublicOrigin[],
): PublicOrigin | Refusal {
  const [host, ...more] = headerValues(request, 'host');
  if (host === undefined || more.length > 0) return { status: 400, code: 'malformed' };
  const found = origins.find((origin) => origin.host === host.toLowerCase());
  return found ?? { status: 421, code: 'host-foreign' };
}

/** The path without its query: the query ends in the edge. */
export function requestedPath(request: ReceivedRequest): string | Refusal {
  if (request.target.length > MAX_TARGET_LENGTH) return { status: 414, code: 'address-too-long' };
  if (!request.target.startsWith('/')) return { status: 400, code: 'malformed' };
  return request.target.split('?', 1)[0] ?? '/';
}

/** The route that this request may take, or what speaks against it. */
export function checkRequest(
  request: ReceivedRequest,
  route: HttpRoute | undefined,
  origin: PublicOrigin,
): HttpRoute | Refusal {
  if (route === undefined) return { status: 404, code: 'not-found' };
  const post = 'post' in route ? route.post : undefined;
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (!reads && (request.method !== 'POST' || post === undefined)) {
    return { status: 405, code: 'method-unknown' };
  }
  if (headerValues(request, 'expect').length > 0) return { status: 417, code: 'malformed' };
  // Cookies go along with whatever page asks; what changes something comes from a page of ours.
  if (!reads && route.kind === 'session' && !comesFrom(request, origin))
    return { status: 403, code: 'origin-foreign' };
  const allowedBytes = reads ? 0 : (post?.bodyBytes ?? 0);
  return bodyBytes(request) > allowedBytes ? { status: 413, code: 'too-large' } : route;
}

function comesFrom(request: ReceivedRequest, { origin }: PublicOrigin): boolean {
  const [from, ...more] = headerValues(request, 'origin');
  return from === origin && more.length === 0;
}

/** No route needs a body of unknown length. */
function bodyBytes(request: ReceivedRequest): number {
  if (headerValues(request, 'transfer-encoding').length > 0) return Number.POSITIVE_INFINITY;
  return Number(headerValues(request, 'content-length')[0] ?? 0);
}

/** The route and the offered protocols of this WebSocket, or what speaks against it. */
export function checkUpgrade(
  request: ReceivedRequest,
  origin: PublicOrigin,
  route: UpgradeRoute | undefined,
): { readonly route: UpgradeRoute; readonly protocols: readonly string[] } | Refusal {
  if (route === undefined) return { status: 404, code: 'not-found' };
  const only = (name: string): string | undefined => {
    const values = headerValues(request, name);
    return values.length === 1 ? values[0] : undefined;
  };
  // Browsers always send Origin with a WebSocket; a page of somebody else's must not get in.
  if (!comesFrom(request, origin)) return { status: 403, code: 'origin-foreign' };
  const handshake =
    request.method === 'GET' &&
    only('upgrade')?.toLowerCase() === 'websocket' &&
    only('sec-websocket-version') === '13' &&
    /^[A-Za-z0-9+/]{22}==$/.test(only('sec-websocket-key') ?? '');
  const protocols = offeredProtocols(request);
  if (!handshake || protocols === undefined) return { status: 400, code: 'malformed' };
  return { route, protocols };
}

/** The protocols that a browser offers, or undefined if the list is not one. */
function offeredProtocols(request: ReceivedRequest): readonly string[] | undefined {
  const [list, ...more] = headerValues(request, 'sec-websocket-protocol');
  if (list === undefined) return [];
  const protocols = list.split(',').map((protocol) => protocol.trim());
  const sound = protocols.every((protocol) => /^[A-Za-z0-9._~+-]+$/.test(protocol));
  return more.length === 0 && sound && protocols.length <= MAX_PROTOCOLS ? protocols : undefined;
}

function headerValues(request: ReceivedRequest, name: string): readonly string[] {
  return request.rawHeaders.filter(
    (_value, index, all) => index % 2 === 1 && all[index - 1]?.toLowerCase() === name,
  );
}
