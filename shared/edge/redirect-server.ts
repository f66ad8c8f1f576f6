import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Server as TlsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { answerCode, answerCodeOnSocket } from './answer.ts';
import { hardenedServer, type EdgeTimes, type ServerEvents } from './hardened-server.ts';
import { proxyPage } from './proxy-page.ts';
import { parsePublicOrigins, type PublicOrigin } from './public-origins.ts';
import { plainAnswer } from './redirect-rules.ts';

export interface RedirectOptions {
  readonly port: number;
  /** Of the process that answers the authority which issues our certificate. */
  readonly challengeSocket?: string;
}

interface RedirectDeps extends RedirectOptions {
  readonly origins: readonly PublicOrigin[];
  readonly mayAsk: (socket: Socket) => boolean;
  readonly upstreamMissing: () => void;
}

const REFUSAL = { status: 421, code: 'host-foreign' } as const;
const TOO_MANY = { status: 429, code: 'too-many-requests' } as const;

/** Plain HTTP that hands out nothing but the way to HTTPS: no page, no cookie. */
export function redirectServer(
  times: EdgeTimes,
  events: Pick<ServerEvents, 'connected' | 'dropped'>,
  deps: RedirectDeps,
): Server | TlsServer {
  return hardenedServer(times, {
    ...events,
    requested: (request, response) => {
      answer(request, response, deps);
    },
    upgradeAsked: (_request, socket: Duplex) => {
      socket.on('error', () => socket.destroy());
      answerCodeOnSocket(socket, undefined, REFUSAL);
    },
  });
}

function answer(received: IncomingMessage, response: ServerResponse, deps: RedirectDeps): void {
  const { method = '', url: target = '', rawHeaders, headers } = received;
  const asked = { method, target, rawHeaders };
  if (!deps.mayAsk(received.socket)) {
    answerCode(response, undefined, TOO_MANY);
    return;
  }
  const decided = plainAnswer(asked, headers.host, deps.origins);
  if (decided.kind === 'redirect') redirect(response, decided.location);
  else if (decided.kind === 'refusal') answerCode(response, undefined, decided.refusal);
  else challenge(received, response, decided.path, deps);
}

function redirect(response: ServerResponse, location: string): void {
  response
    .writeHead(308, {
      location,
      'content-length': '0',
      'cache-control': 'no-store',
      connection: 'close',
    })
    .end();
}

function challenge(
  received: IncomingMessage,
  response: ServerResponse,
  path: string,
  { challengeSocket: socket, upstreamMissing }: RedirectDeps,
): void {
  const [origin] = parsePublicOrigins(['http://challenge']);
  if (socket === undefined || origin === undefined) {
    answerCode(response, undefined, { status: 404, code: 'not-found' });
    return;
  }
  const route = { kind: 'page', path: /^\//, socket, features: 'none' } as const;
  proxyPage({ received, response, path, route, origin, upstreamMissing });
}
