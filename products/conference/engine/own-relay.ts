/**
 * The one ICE server that there is: our own relay, on the port of the page, inside TLS (RFC 7065).
 * Undefined for a page without TLS, which lies on the same machine as the engine.
 */
export function ownRelayUrl(origin: string): string | undefined {
  const [, host, port = '443'] = /^https:\/\/([a-z0-9.-]+)(?::(\d+))?$/.exec(origin) ?? [];
  return host === undefined ? undefined : `turns:${host}:${port}?transport=tcp`;
}

/** Credentials for a relay. */
interface RelayServer {
  readonly urls: string | readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

/** Of ICE servers that somebody names, those that are our own relay and nothing else. */
export function onlyOwnRelay<Server extends RelayServer>(
  named: readonly Server[] | undefined,
  origin: string,
): Server[] {
  const own = ownRelayUrl(origin);
  return (named ?? []).filter(({ urls }) => {
    const all = typeof urls === 'string' ? [urls] : urls;
    return own !== undefined && all.length > 0 && all.every((url) => url === own);
  });
}
