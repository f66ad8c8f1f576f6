/** What a proxy in front of one instance has to know. Paths are absolute. */
export interface ProxiedSite {
  /** Names as people type them, in the form of DNS; the first one is told to whoever has none. */
  readonly domains: readonly [string, ...string[]];
  /** Addresses that the proxy listens on. */
  readonly listen: readonly string[];
  /** Where people reach it by TLS. */
  readonly publicPort: number;
  /** Plain HTTP, which leads to TLS; undefined for none. */
  readonly redirectPort: number | undefined;
  /** Where the instance speaks plain HTTP, on loopback of this machine. */
  readonly instancePort: number;
  /** Where a relay of its own takes plain TCP on loopback; undefined for that of the instance. */
  readonly relayPort: number | undefined;
  /** PEM: the chain, our certificate first. For HAProxy the private key stands in it too. */
  readonly certificateFile: string;
  /** PEM. */
  readonly keyFile: string;
  /** In memory: what the proxy needs while it runs. */
  readonly runFolder: string;
}

const HTTPS_PORT = 443;

/** As browsers write it: without the scheme's own port. */
export function publicOrigin(site: ProxiedSite, domain: string): string {
  return `https://${domain}${site.publicPort === HTTPS_PORT ? '' : `:${site.publicPort}`}`;
}

/** Address and port as both nginx and HAProxy write them. */
export function endpoint(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
