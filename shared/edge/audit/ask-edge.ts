import { createHash } from 'node:crypto';
import { request as plainRequest, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { request as tlsRequest } from 'node:https';

const PATIENCE_MS = 10_000;
const MOST_BYTES = 8 * 1_048_576;

/** How an auditor without a network reaches the edge. */
export interface EdgeDoor {
  /** The edge's unix socket; what is said there is what a browser says on the web port. */
  readonly socket: string;
  /** The public address under which it is asked. */
  readonly origin: string;
  /** Whether the edge itself ends TLS. */
  readonly tls: boolean;
}

export interface EdgeAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks for a page as a browser does. Whose certificate it is, other probes look at. */
export async function askEdge(
  door: EdgeDoor,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<EdgeAnswer> {
  const { host, hostname } = new URL(door.origin);
  const options: RequestOptions = {
    socketPath: door.socket,
    path,
    agent: false,
    timeout: PATIENCE_MS,
    headers: { host, ...headers },
  };
  const { promise, resolve, reject } = Promise.withResolvers<EdgeAnswer>();
  const asked = door.tls
    ? tlsRequest({ ...options, servername: hostname, rejectUnauthorized: false })
    : plainRequest(options);
  asked.on('timeout', () => asked.destroy(new Error('no answer')));
  asked.on('error', reject);
  asked.on('response', (response) => {
    let body = '';
    response.setEncoding('latin1').on('data', (chunk: string) => {
      body += chunk;
      if (body.length > MOST_BYTES) asked.destroy(new Error('answer too long'));
    });
    response.on('error', reject);
    response.on('end', () =>
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
    );
  });
  asked.end();
  return await promise;
}

/** All of an answer but its date, as a hash. */
export function answerHash({ status, headers, body }: EdgeAnswer): string {
  const { date: _, ...rest } = headers;
  return createHash('sha256')
    .update(JSON.stringify([status, rest, body]))
    .digest('hex');
}
