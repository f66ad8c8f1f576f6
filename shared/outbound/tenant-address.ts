import { OutboundRefusedError } from './outbound-refused.ts';

const HTTPS_PORT = 443;
const LONGEST = 2048;
const NAME =
  /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/;
/** Names that no public name server answers (RFC 6761, 6762, 8375, 7686; `internal` is reserved by ICANN). */
const INNER_NAMES =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa|arpa|onion|test|invalid|example)$/;

/** An address that somebody entered, read in the only way in which everybody reads it. */
export interface TenantAddress {
  /** A name of at least two parts, in lower case; never an address of numbers. */
  readonly host: string;
  readonly port: number;
  /** Path and query. */
  readonly path: string;
}

/**
 * Reads an address that a tenant may enter (OIDC issuer, webhook). What is not written plainly is
 * refused, not made plain: programs read `0x7f.1`, `127.1`, `１２７.0.0.1` or `a.example.` each in
 * their own way. Asks nobody. `portApproved`: whether a port other than 443 may be asked of a host.
 * @throws OutboundRefusedError
 */
export function tenantAddress(
  text: string,
  portApproved: (host: string, port: number) => boolean = () => false,
): TenantAddress {
  const written = writtenAuthority(text);
  const url = new URL(text);
  if (written.secret) throw new OutboundRefusedError('with-secret');
  if (written.host.startsWith('[') || isNumber(url.hostname) || isNumber(written.host))
    throw new OutboundRefusedError('literal');
  // The parser changed something: other programs may not, or change it otherwise.
  if (written.host.toLowerCase() !== url.hostname || !NAME.test(url.hostname))
    throw new OutboundRefusedError(NAME.test(url.hostname) ? 'spelling' : nameRefusal(url));
  if (INNER_NAMES.test(url.hostname)) throw new OutboundRefusedError('inner-name');
  const port = url.port === '' ? HTTPS_PORT : Number(url.port);
  if (port !== HTTPS_PORT && !portApproved(url.hostname, port))
    throw new OutboundRefusedError('port');
  return { host: url.hostname, port, path: `${url.pathname}${url.search}` };
}

/** What stands between the slashes, before any program has made something of it. */
function writtenAuthority(text: string): { readonly host: string; readonly secret: boolean } {
  if (!/^https:/i.test(text)) throw new OutboundRefusedError('not-tls');
  const authority = /^https:\/\/([^/?#]+)(?:[/?#]|$)/i.exec(text)?.[1];
  const isPlain = /^[\x21-\x7e]+$/.test(text) && !text.includes('\\');
  if (authority === undefined || !isPlain || text.length > LONGEST || !URL.canParse(text))
    throw new OutboundRefusedError('spelling');
  const at = authority.lastIndexOf('@');
  return {
    host: authority.slice(at + 1).replace(/:\d*$/, ''),
    secret: at >= 0,
  };
}

/** A name whose last part is a number is read as an IPv4 address (WHATWG URL, section 3.5). */
function isNumber(host: string): boolean {
  return /(?:^|\.)(?:\d+|0x[\da-f]*)\.?$/i.test(host);
}

function nameRefusal({ hostname }: URL): 'inner-name' | 'spelling' {
  // One part alone: a name of this machine or its network.
  return /^[a-z0-9-]+$/.test(hostname) ? 'inner-name' : 'spelling';
}
