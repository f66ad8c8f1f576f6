import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { answerBare, answerCode, answerCodeOnSocket } from './answer.ts';
import { browserFamily } from './browser-family.ts';
import { EdgeReports, type ReportEdgeEvent } from './edge-reports.ts';
import { handleUpgrade } from './handle-upgrade.ts';
import {
  NETWORK_LIMITS,
  NetworkLimits,
  type NetworkLimitOptions,
  type NetworkUse,
} from './network-limits.ts';
import { proxyPage } from './proxy-page.ts';
import { parsePublicOrigins, type PublicOrigin } from './public-origins.ts';
import { relayUpgrade } from './relay-upgrade.ts';
import {
  offeredProtocols,
  refusalForRequest,
  refusalForUpgrade,
  requestedOrigin,
  requestedPath,
  type ReceivedRequest,
  type Refusal,
} from './request-rules.ts';
import { findHttpRoute, findUpgradeRoute, type EdgeRoute, type UpgradeRoute } from './route.ts';

export interface EdgeTimes {
  /** From the first byte of a request to the end of its headers. */
  readonly headersMs: number;
  readonly requestMs: number;
  /** Without a byte in either direction. */
  readonly idleMs: number;
  readonly upgradedIdleMs: number;
}

export interface EdgeOptions {
  readonly address: string;
  readonly port: number;
  readonly publicOrigins: readonly string[];
  readonly routes: readonly EdgeRoute[];
  readonly limits?: NetworkLimitOptions;
  readonly times?: EdgeTimes;
}

export interface Edge extends AsyncDisposable {
  readonly port: number;
}

const TIMES: EdgeTimes = {
  headersMs: 10_000,
  requestMs: 20_000,
  idleMs: 20_000,
  upgradedIdleMs: 60_000,
};
// The engine's join request travels in a header.
const HEADER_BYTES = 32_768;
const CONNECTIONS = 4_000;
const TOO_MANY: Refusal = { status: 429, code: 'too-many-requests' };

/** Opens the only process that sees an address or a user agent. */
export async function openEdge(options: EdgeOptions, report: ReportEdgeEvent): Promise<Edge> {
  const edge = new EdgeServer(options, report);
  return await edge.listen();
}

class EdgeServer {
  readonly #options: EdgeOptions;
  readonly #origins: readonly PublicOrigin[];
  readonly #limits: NetworkLimits;
  readonly #reports: EdgeReports;
  readonly #times: EdgeTimes;
  readonly #server: Server;
  readonly #connections = new Set<Socket>();

  constructor(options: EdgeOptions, report: ReportEdgeEvent) {
    this.#options = options;
    this.#origins = parsePublicOrigins(options.publicOrigins);
    this.#limits = new NetworkLimits(options.limits ?? NETWORK_LIMITS);
    this.#reports = new EdgeReports(report);
    this.#times = options.times ?? TIMES;
    this.#server = this.#createServer();
  }

  async listen(): Promise<Edge> {
    this.#server.listen(this.#options.port, this.#options.address);
    await once(this.#server, 'listening');
    return {
      port: (this.#server.address() as AddressInfo).port,
      [Symbol.asyncDispose]: async () => {
        const closed = once(this.#server, 'close');
        this.#server.close();
        for (const socket of this.#connections) socket.destroy();
        this.#reports[Symbol.dispose]();
        await closed;
      },
    };
  }

  #createServer(): Server {
    const server = createServer({
      maxHeaderSize: HEADER_BYTES,
      headersTimeout: this.#times.headersMs,
      requestTimeout: this.#times.requestMs,
      keepAliveTimeout: this.#times.headersMs,
      connectionsCheckingInterval: Math.min(2_000, this.#times.headersMs),
      // Checked by our own rule, so that this answer has a code too.
      requireHostHeader: false,
    });
    server.maxConnections = CONNECTIONS;
    server.setTimeout(this.#times.idleMs);
    server.on('connection', (socket: Socket) => {
      this.#connected(socket);
    });
    server.on('request', (request, response) => {
      this.#requested(request, response);
    });
    server.on('checkContinue', (request, response) => {
      this.#requested(request, response);
    });
    server.on('checkExpectation', (request, response) => {
      this.#requested(request, response);
    });
    server.on('upgrade', (request, socket, head) => {
      this.#upgradeAsked(request, socket, head);
    });
    server.on('connect', (_request, socket) => {
      answerBare(socket, 405);
    });
    server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
      answerBare(socket, bareStatus(error.code));
    });
    server.on('drop', () => {
      this.#reports.limitReached('connections');
    });
    return server;
  }

  #connected(socket: Socket): void {
    this.#connections.add(socket);
    const use = this.#useOf(socket);
    if (!this.#limits.mayConnect(use)) {
      this.#reports.limitReached('connections');
      socket.destroy();
    }
    use.connections += 1;
    socket.on('close', () => {
      use.connections -= 1;
      this.#connections.delete(socket);
    });
  }

  #requested(request: IncomingMessage, response: ServerResponse): void {
    const received = receivedRequest(request);
    const asked = this.#placeOf(received);
    const origin = 'origin' in asked ? asked.origin : undefined;
    const refuse = (refusal: Refusal): void => {
      answerCode(response, origin, refusal);
    };
    if (!this.#useOf(request.socket).requests.take(performance.now())) {
      this.#reports.limitReached('requests');
      refuse(TOO_MANY);
      return;
    }
    if (!('origin' in asked)) {
      refuse(asked);
      return;
    }
    const route = findHttpRoute(this.#options.routes, asked.path);
    const refusal = refusalForRequest(received, route);
    if (refusal !== undefined || route === undefined)
      refuse(refusal ?? { status: 404, code: 'not-found' });
    else if (route.kind === 'fixed') refuse(route);
    else
      proxyPage({
        received: request,
        response,
        route,
        ...asked,
        upstreamMissing: () => this.#reports.upstreamMissing(),
      });
  }

  #upgradeAsked(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const received = receivedRequest(request);
    const asked = this.#placeOf(received);
    const origin = 'origin' in asked ? asked.origin : undefined;
    // Without a listener an error, for example a reset, would end the process.
    socket.on('error', () => socket.destroy());
    const refuse = (refusal: Refusal): void => {
      answerCodeOnSocket(socket, origin, refusal);
    };
    if (!this.#useOf(request.socket).upgrades.take(performance.now())) {
      this.#reports.limitReached('upgrades');
      refuse(TOO_MANY);
      return;
    }
    if (!('origin' in asked)) {
      refuse(asked);
      return;
    }
    const route = findUpgradeRoute(this.#options.routes, asked.path);
    const refusal = refusalForUpgrade(received, asked.origin, route);
    if (refusal !== undefined || route === undefined)
      refuse(refusal ?? { status: 404, code: 'not-found' });
    else this.#upgrade(request, socket, head, { ...asked, route });
  }

  #upgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    asked: { origin: PublicOrigin; path: string; route: UpgradeRoute },
  ): void {
    const connection = { received: request, socket, head, path: asked.path, origin: asked.origin };
    const protocols = offeredProtocols(receivedRequest(request));
    if (protocols === undefined) {
      answerCodeOnSocket(socket, asked.origin, { status: 400, code: 'malformed' });
      return;
    }
    request.socket.setNoDelay(true);
    request.socket.setTimeout(this.#times.upgradedIdleMs, () => socket.destroy());
    if (asked.route.kind === 'relay') {
      relayUpgrade({
        ...connection,
        route: asked.route,
        upstreamMissing: () => this.#reports.upstreamMissing(),
      });
      return;
    }
    const family = browserFamily(request.headers['user-agent']);
    void handleUpgrade({ ...connection, protocols, browserFamily: family }, asked.route.handler);
  }

  #placeOf(received: ReceivedRequest): { origin: PublicOrigin; path: string } | Refusal {
    const origin = requestedOrigin(received, this.#origins);
    if ('status' in origin) return origin;
    const path = requestedPath(received);
    return typeof path === 'string' ? { origin, path } : path;
  }

  #useOf(socket: Socket): NetworkUse {
    return this.#limits.useOf(socket.remoteAddress ?? '', performance.now());
  }
}

function receivedRequest(request: IncomingMessage): ReceivedRequest {
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    rawHeaders: request.rawHeaders,
  };
}

function bareStatus(errorCode: string | undefined): number {
  if (errorCode === 'HPE_HEADER_OVERFLOW') return 431;
  return errorCode === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}
