import type { StartOptions } from './command-line.ts';

const HTTPS_PORT = 443;

/** The addresses that people type, the one to tell them first. Browsers leave out the scheme's own port. */
export function publicOrigins({ domains, port }: StartOptions): readonly string[] {
  if (domains.length === 0) return [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  const suffix = port === HTTPS_PORT ? '' : `:${port}`;
  return domains.map((domain) => `https://${domain}${suffix}`);
}
