/** An address under which people reach this instance. */
export interface PublicOrigin {
  /** As browsers send it in `Origin`: scheme, host and a port that is not the scheme's own. */
  readonly origin: string;
  /** As browsers send it in `Host`. */
  readonly host: string;
  readonly webSocketOrigin: string;
}

/** @throws TypeError if one of them is not an http or https origin without a path. */
export function parsePublicOrigins(origins: readonly string[]): readonly PublicOrigin[] {
  return origins.map((text) => {
    const url = new URL(text);
    const plain =
      url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
    if (!/^https?:$/.test(url.protocol) || !plain) throw new TypeError('not a public origin');
    const webSocketScheme = url.protocol === 'https:' ? 'wss:' : 'ws:';
    return {
      origin: url.origin,
      host: url.host,
      webSocketOrigin: `${webSocketScheme}//${url.host}`,
    };
  });
}
