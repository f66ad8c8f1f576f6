import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { answerBare } from './answer.ts';
import { sortConnection } from './sort-connections.ts';
import { tlsOptions, type EdgeCertificate } from './edge-certificate.ts';

export interface EdgeTimes {
  /** From the first byte of a request to the end of its headers. */
  readonly headersMs: number;
  readonly requestMs: number;
  /** Without a byte in either direction. */
  readonly idleMs: number;
  readonly upgradedIdleMs: number;
}

export const EDGE_TIMES: EdgeTimes = {
  headersMs: 10_000,
  requestMs: 20_000,
  idleMs: 20_000,
  upgradedIdleMs: 60_000,
};

// The engine's join request travels in a header.
const HEADER_BYTES = 32_768;
const CONNECTIONS = 4_000;

export interface ServerEvents {
  readonly connected: (socket: Socket) => void;
  /** Above the number of connections that this process takes. */
  readonly dropped: () => void;
  readonly requested: (request: IncomingMessage, response: ServerResponse) => void;
  /** What speaks STUN, after TLS where there is any; without it everything is taken for HTTP. */
  readonly stunConnected?: (socket: Socket) => void;
  readonly upgradeAsked: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/** An HTTP/1.1 server with limits; what is not HTTP gets a bare status that repeats nothing. */
export function hardenedServer(
  times: EdgeTimes,
  events: ServerEvents,
  certificate?: EdgeCertificate | 'pending',
): Server | TlsServer {
  const server =
    certificate === undefined
      ? plainServer(times, events.stunConnected)
      : tlsServer(times, certificate, events.stunConnected);
  server.maxConnections = CONNECTIONS;
  server.setTimeout(times.idleMs);
  server.on('connection', events.connected);
  server.on('drop', events.dropped);
  // `Expect` is refused by the rules, like everything else that no page of ours sends.
  for (const event of ['request', 'checkContinue', 'checkExpectation'] as const) {
    server.on(event, events.requested);
  }
  server.on('upgrade', events.upgradeAsked);
  server.on('connect', (_request, socket) => {
    answerBare(socket, 405);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    answerBare(socket, bareStatus(error.code));
  });
  return server;
}

function plainServer(times: EdgeTimes, stun: ServerEvents['stunConnected']): Server {
  const server = createServer(httpOptions(times));
  if (stun !== undefined) sortConnections(server, 'connection', times, stun);
  return server;
}

function tlsServer(
  times: EdgeTimes,
  certificate: EdgeCertificate | 'pending',
  stun: ServerEvents['stunConnected'],
): TlsServer {
  const server = createTlsServer({ ...httpOptions(times), ...tlsOptions(certificate) });
  // Node would answer a failed handshake with HTTP; whoever it was does not speak TLS with us.
  server.removeAllListeners('tlsClientError');
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  if (stun !== undefined) sortConnections(server, 'secureConnection', times, stun);
  return server;
}

/** Node's own listener begins with HTTP at once; it gets only what turned out to be that. */
function sortConnections(
  server: Server | TlsServer,
  event: 'connection' | 'secureConnection',
  times: EdgeTimes,
  stun: (socket: Socket) => void,
): void {
  const [http] = server.listeners(event);
  server.removeAllListeners(event);
  server.on(event, (socket: Socket) => {
    sortConnection(socket, times.headersMs, { http: () => http?.call(server, socket), stun });
  });
}

function httpOptions(times: EdgeTimes): ServerOptions {
  return {
    maxHeaderSize: HEADER_BYTES,
    headersTimeout: times.headersMs,
    requestTimeout: times.requestMs,
    keepAliveTimeout: times.headersMs,
    connectionsCheckingInterval: Math.min(2_000, times.headersMs),
    // Checked by a rule of ours, so that this answer has a code too.
    requireHostHeader: false,
  };
}

function bareStatus(errorCode: string | undefined): number {
  if (errorCode === 'HPE_HEADER_OVERFLOW') return 431;
  return errorCode === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}
