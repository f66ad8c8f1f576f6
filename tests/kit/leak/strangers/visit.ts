import { join } from 'node:path';
import { DOMAIN, type Site } from '../../namespaces/network.ts';
import { run } from '../../namespaces/run.ts';

/** Bytes that a stranger sends, from an address of the server's own machine. */
export interface Visit {
  readonly from: string;
  readonly transport: 'tls' | 'tcp' | 'udp';
  readonly port?: number;
  /** Asked for in the clear at the beginning of TLS. */
  readonly serverName?: string;
  readonly bytes: Buffer | string;
  /** What comes next, if the first was answered. */
  readonly next?: Buffer | string;
  /** Speaks no TLS later than 1.1. */
  readonly oldTls?: boolean;
  /** Stays for so long without another word. */
  readonly holdMs?: number;
}

export interface HttpVisit {
  readonly method?: string;
  readonly host?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const HTTPS = 443;

/** A request as a browser of one's own making sends it. */
export function requestBytes({ method = 'GET', host = DOMAIN, path = '/', headers }: HttpVisit) {
  const all = { Host: host, Connection: 'close', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n');
}

/** Makes these visits, many at once, and answers the first line of what came back each time. */
export function visitFrom(site: Site, visits: readonly Visit[]): readonly string[] {
  const [program = '', ...words] = site.namespace.inside;
  const main = join(import.meta.dirname, 'stranger.main.ts');
  const asked = visits.map(({ bytes, next, ...visit }) => ({
    port: HTTPS,
    host: site.address,
    ...visit,
    bytes: Buffer.from(bytes).toString('base64'),
    next: Buffer.from(next ?? '').toString('base64'),
  }));
  const told = run(program, [...words, process.execPath, main], JSON.stringify(asked));
  return JSON.parse(told) as readonly string[];
}
