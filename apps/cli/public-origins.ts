import type { StartOptions } from './command-line.ts';
import { hasLibrary, hasMeetings } from './products.ts';

const HTTPS_PORT = 443;

type Addressed = Pick<
  StartOptions,
  'only' | 'domains' | 'libraryDomains' | 'port' | 'libraryPort' | 'proxy'
>;

/** The addresses of meetings that people type, the one to tell them first; none if there are no meetings. */
export function publicOrigins(options: Addressed): readonly string[] {
  return hasMeetings(options) ? origins(options, options.domains, options.port) : [];
}

/** Those of the library. */
export function libraryOrigins(options: Addressed): readonly string[] {
  const { libraryDomains, libraryPort, port } = options;
  return hasLibrary(options) ? origins(options, libraryDomains, libraryPort ?? port) : [];
}

/** Browsers leave out the scheme's own port. */
function origins(
  { proxy }: Addressed,
  domains: readonly string[],
  port: number,
): readonly string[] {
  if (domains.length === 0) return [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  const publicPort = proxy?.publicPort ?? port;
  const suffix = publicPort === HTTPS_PORT ? '' : `:${publicPort}`;
  return domains.map((domain) => `https://${domain}${suffix}`);
}
