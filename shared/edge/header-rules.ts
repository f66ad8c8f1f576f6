import type { IncomingHttpHeaders } from 'node:http';

type Headers = Readonly<Record<string, string>>;

/**
 * All that a process behind the edge learns of a request beside method and path. It is written
 * here anew, so that a header nobody thought of ends in the edge.
 */
export function headersForUpstream(received: IncomingHttpHeaders): Headers {
  const headers: Record<string, string> = { host: 'upstream' };
  // A browser's own list of encodings would tell which browser it is.
  const encoding = bestEncoding(received['accept-encoding']);
  if (encoding !== undefined) headers['accept-encoding'] = encoding;
  if (received['content-length'] !== undefined)
    headers['content-length'] = received['content-length'];
  if (isJson(received['content-type'])) headers['content-type'] = 'application/json';
  return headers;
}

const PASSED_TO_BROWSER = [
  'content-type',
  'content-length',
  'content-encoding',
  'cache-control',
  'vary',
  'allow',
  'retry-after',
] as const;

/** What of an answer's own headers reaches the browser: no cookie and no validator is among it. */
export function headersForBrowser(answered: IncomingHttpHeaders): Headers {
  const headers: Record<string, string> = { 'cache-control': 'no-store' };
  for (const name of PASSED_TO_BROWSER) {
    const value = answered[name];
    if (typeof value === 'string') headers[name] = value;
  }
  return headers;
}

function bestEncoding(accepted: string | string[] | undefined): string | undefined {
  const names = String(accepted ?? '')
    .split(',')
    .map((entry) => entry.trim());
  if (names.some((name) => name === 'br')) return 'br, gzip';
  return names.some((name) => name === 'gzip') ? 'gzip' : undefined;
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/json(?:;|$)/.test(contentType ?? '');
}
