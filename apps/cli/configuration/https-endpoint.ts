import { refused, type FilePath } from './configuration-refused.ts';

const HTTPS_PORT = 443;

export interface Endpoint {
  readonly endpoint: string;
  readonly host: string;
  readonly port: number;
}

/** `https://host[:port]` and nothing else. @throws OperatorError */
export function httpsEndpoint(text: string, path: FilePath): Endpoint {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:')
    throw refused('endpoint-without-tls', path, 'has to begin with https://');
  if (url.username !== '' || url.password !== '')
    throw refused('endpoint-with-secret', path, 'holds user or password: leave them out');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw refused('endpoint-with-path', path, 'may have nothing behind host and port');
  return {
    endpoint: url.origin,
    host: hostOf(url),
    port: url.port === '' ? HTTPS_PORT : Number(url.port),
  };
}

/** Without the brackets of IPv6 and the dot that ends a full name. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

/** A host as the file names it on its own, spelled as in an address. @throws OperatorError */
export function namedHost(text: string, path: FilePath): string {
  const address = `https://${text.includes(':') && !text.startsWith('[') ? `[${text}]` : text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const bare = url !== undefined && url.href === `${url.origin}/` && url.port === '';
  // Nothing is taken from the text that would change its meaning: `a@b` and `a:443` are no hosts.
  if (!bare || /[@/?#\\*,%\s]/.test(text))
    throw refused('host', path, 'has to be one name or address, without port and without *');
  return hostOf(url);
}
