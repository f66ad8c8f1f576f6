import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { answerCode } from './answer.ts';
import { headersForBrowser, headersForUpstream } from './header-rules.ts';
import type { PublicOrigin } from './public-origins.ts';
import type { PageRoute } from './route.ts';
import { securityHeaders } from './security-headers.ts';
import { answerWaitingPage, asksForPage } from './waiting-page.ts';

export interface PageRequest {
  readonly received: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  readonly route: PageRoute;
  readonly origin: PublicOrigin;
  readonly upstreamMissing: () => void;
}

const UPSTREAM_TIMEOUT_MS = 15_000;

/** Asks the process behind the edge, with headers of the edge's own making in both directions. */
export function proxyPage(page: PageRequest): void {
  const asked = request({
    socketPath: page.route.socket,
    method: page.received.method,
    path: page.path,
    headers: headersForUpstream(page.received.headers),
    agent: false,
    timeout: UPSTREAM_TIMEOUT_MS,
  });
  asked.on('response', (answer) => {
    passOn(page, answer);
  });
  // Whatever went wrong: the process is being started again, and its error's text stays here.
  asked.on('error', () => {
    if (page.response.destroyed) return;
    page.upstreamMissing();
    if (asksForPage(page.received)) answerWaitingPage(page.response, page.origin);
    else answerCode(page.response, page.origin, { status: 503, code: 'starting' });
  });
  asked.on('timeout', () => asked.destroy());
  page.response.on('close', () => asked.destroy());
  page.received.pipe(asked);
}

function passOn(page: PageRequest, answer: IncomingMessage): void {
  page.response.writeHead(answer.statusCode ?? 502, {
    ...headersForBrowser(answer.headers),
    ...securityHeaders(page.origin, page.route.features),
  });
  answer.on('error', () => page.response.destroy());
  answer.pipe(page.response);
}
