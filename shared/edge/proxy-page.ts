import {
  Agent,
  request,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { answerCode } from './answer.ts';
import { headersForBrowser, headersForUpstream } from './header-rules.ts';
import { KEEP_FOR_MS, keptForMs, neverChanges, type KeptAnswers } from './kept-answers.ts';
import type { PublicOrigin } from './public-origins.ts';
import type { PageRoute, SessionRoute } from './route.ts';
import { securityHeaders } from './security-headers.ts';
import { sessionForBrowser, sessionForUpstream } from './session-rules.ts';
import { answerWaitingPage, asksForPage } from './waiting-page.ts';

export interface PageRequest {
  readonly received: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  readonly route: PageRoute | SessionRoute;
  readonly origin: PublicOrigin;
  /** Where nothing is served that never changes, nothing is kept. */
  readonly kept?: KeptAnswers;
  readonly upstreamMissing: () => void;
}

const UPSTREAM_TIMEOUT_MS = 15_000;
/** Connections to the processes behind the edge; whose request comes over which says nothing. */
const connections = new Agent({ keepAlive: true, maxSockets: 256, maxFreeSockets: 32 });

/** Asks the process behind the edge, with headers of the edge's own making in both directions. */
export function proxyPage(page: PageRequest): void {
  const kept = page.kept?.get(keyOf(page), performance.now());
  if (kept !== undefined) {
    page.response.writeHead(200, { ...kept.headers, ...securityOf(page) }).end(kept.body);
    return;
  }
  askUpstream(page);
}

function askUpstream(page: PageRequest): void {
  const { method } = page.received;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const asked = request({
    socketPath: page.route.socket,
    method,
    path: page.path,
    headers: headersBehind(page),
    // A body can be sent once, so it gets a connection that cannot have just ended.
    agent: hasBody ? false : connections,
    timeout: UPSTREAM_TIMEOUT_MS,
  });
  asked.on('response', (answer) => {
    passOn(page, answer);
  });
  asked.on('error', () => {
    // The process behind ended this connection before it heard of the request.
    if (asked.reusedSocket && !hasBody && !page.response.headersSent) askUpstream(page);
    else failed(page);
  });
  asked.on('timeout', () => asked.destroy());
  endWith(page, asked);
  if (hasBody) page.received.pipe(asked);
  else asked.end();
}

function endWith({ response }: PageRequest, asked: ClientRequest): void {
  const end = (): void => {
    if (!response.writableFinished) asked.destroy();
  };
  response.on('close', end);
  asked.on('close', () => response.off('close', end));
}

/** Whatever went wrong: the process is being started again, and its error's text stays here. */
function failed({ response, received, origin, upstreamMissing }: PageRequest): void {
  if (response.destroyed) return;
  upstreamMissing();
  if (asksForPage(received)) answerWaitingPage(response, origin);
  else answerCode(response, origin, { status: 503, code: 'starting' });
}

function passOn(page: PageRequest, answer: IncomingMessage): void {
  const headers = headersForBrowser(answer.headers);
  const cookies = page.route.kind === 'session' ? sessionForBrowser(answer.headers) : {};
  page.response.writeHead(answer.statusCode ?? 502, {
    ...headers,
    ...cookies,
    ...securityOf(page),
  });
  answer.on('error', () => page.response.destroy());
  keepWhatMayBeKept(page, answer, headers);
  answer.pipe(page.response);
}

function keepWhatMayBeKept(
  page: PageRequest,
  answer: IncomingMessage,
  headers: Readonly<Record<string, string>>,
): void {
  const { kept, received } = page;
  const forGood = neverChanges(answer.statusCode, headers['cache-control']);
  const forMs = keptForMs(answer.statusCode, answer.headers[KEEP_FOR_MS]);
  if (kept === undefined || received.method !== 'GET') return;
  if (!forGood && forMs === undefined) return;
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  answer.on('end', () => {
    if (!answer.complete) return;
    const whole = { headers, body: Buffer.concat(chunks) };
    if (forGood) kept.keep(keyOf(page), whole);
    else kept.keepBriefly(keyOf(page), whole, performance.now() + (forMs ?? 0));
  });
}

function headersBehind({ route, received }: PageRequest): Readonly<Record<string, string>> {
  const headers = headersForUpstream(received.headers);
  return route.kind === 'session'
    ? { ...headers, ...sessionForUpstream(received.headers) }
    : headers;
}

function securityOf({ origin, route }: PageRequest): Readonly<Record<string, string>> {
  return securityHeaders(origin, route.features);
}

/** An answer depends on the path and on what of the headers is handed on, and on nothing else. */
function keyOf({ route, path, received }: PageRequest): string {
  const encoding = headersForUpstream(received.headers)['accept-encoding'] ?? '';
  return [route.socket, path, encoding].join('\n');
}
