import type { StartOptions } from './command-line.ts';

const HTTPS_PORT = 443;

/** The addresses that people type, the one to tell them first. Browsers leave out the scheme's own port. */
export function publicOrigins({ domains, port, proxy }: StartOptions): readonly string[] {
  if (domains.length === 0) return [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  const publicPort = proxy?.publicPort ?? port;
  const suffix = publicPort === HTTPS_PORT ? '' : `:${publicPort}`;
  return domains.map((domain) => `https://${domain}${suffix}`);
}
