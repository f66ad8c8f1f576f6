import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as TlsServer } from 'node:https';
import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { answerCode, answerCodeOnSocket, answerJson } from './answer.ts';
import { browserFamily } from './browser-family.ts';
import { tlsOptions, type EdgeCertificate } from './edge-certificate.ts';
import { EdgeReports, type ReportEdgeEvent } from './edge-reports.ts';
import { handleUpgrade } from './handle-upgrade.ts';
import {
  EDGE_TIMES,
  hardenedServer,
  type EdgeTimes,
  type ServerEvents,
} from './hardened-server.ts';
import { KeptAnswers } from './kept-answers.ts';
import { answerMirror } from './mirror-request.ts';
import * as networks from './network-limits.ts';
import { proxyPage } from './proxy-page.ts';
import { openDoor } from './open-door.ts';
import type { PublicOrigin } from './public-origins.ts';
import { redirectServer, type RedirectOptions } from './redirect-server.ts';
import { relayTurn, type TurnUpstream } from './relay-turn.ts';
import { relayUpgrade } from './relay-upgrade.ts';
import * as rules from './request-rules.ts';
import { findHttpRoute, findUpgradeRoute, type EdgeRoute, type UpgradeRoute } from './route.ts';
import { placeOf, sitesOf, type KnowingSite, type Site } from './site.ts';

export interface EdgeOptions {
  readonly address: string;
  readonly port: number;
  readonly publicOrigins: readonly string[];
  readonly routes: readonly EdgeRoute[];
  /** A second site, under origins of its own: cookies reach it, and it alone. */
  readonly knowing?: KnowingSite | undefined;
  /** Without one, and none to come, the edge speaks plain HTTP. */
  readonly certificate?: EdgeCertificate | 'pending';
  /** A port without TLS that leads to the one with. */
  readonly redirect?: RedirectOptions;
  /** Shares port and TLS with HTTP. */
  readonly turn?: TurnUpstream;
  readonly limits?: networks.NetworkLimitOptions;
  /** A proxy on this machine ends TLS and counts per network; what it says of visitors is not heard. */
  readonly behindProxy?: boolean;
  /** A unix socket on which an auditor without a network says what browsers say on the port. */
  readonly door?: string | undefined;
  readonly times?: EdgeTimes;
}

export interface Edge extends AsyncDisposable {
  readonly port: number;
  /** That of the second site, if it has one of its own. */
  readonly knowingPort: number | undefined;
  /** For connections from now on; those that stand keep theirs. */
  readonly changeCertificate: (certificate: EdgeCertificate) => void;
}

const FORGET_EVERY_MS = 5_000;
const TOO_MANY: rules.Refusal = { status: 429, code: 'too-many-requests' };

/** Opens the only process that sees an address or a user agent. */
export async function openEdge(options: EdgeOptions, report: ReportEdgeEvent): Promise<Edge> {
  const edge = new OpenEdge(options, report);
  await edge.listen();
  return edge;
}

class OpenEdge implements Edge {
  readonly #options: EdgeOptions;
  readonly #sites: readonly Site[];
  readonly #limits: networks.NetworkLimits;
  readonly #reports: EdgeReports;
  readonly #times: EdgeTimes;
  readonly #server: Server | TlsServer;
  readonly #knowing: Server | TlsServer | undefined;
  readonly #told = {
    upstreamMissing: (): void => {
      this.#reports.upstreamMissing();
    },
  };
  readonly #redirect: Server | TlsServer | undefined;
  readonly #connections = new Set<Socket>();
  readonly #kept = new KeptAnswers();
  #door: NetServer | undefined;
  readonly #forgetting: NodeJS.Timeout;

  constructor(options: EdgeOptions, report: ReportEdgeEvent) {
    this.#options = options;
    this.#sites = sitesOf(options.publicOrigins, options.routes, options.knowing);
    this.#limits = new networks.NetworkLimits(
      options.behindProxy === true
        ? networks.COUNTED_BEFORE
        : (options.limits ?? networks.NETWORK_LIMITS),
    );
    // Also when nobody asks any more.
    this.#forgetting = setInterval(() => {
      this.#limits.expire(performance.now());
    }, FORGET_EVERY_MS).unref();
    this.#reports = new EdgeReports(report);
    this.#times = options.times ?? EDGE_TIMES;
    this.#server = hardenedServer(this.#times, this.#serverEvents(), options.certificate);
    if (options.knowing?.port !== undefined)
      this.#knowing = hardenedServer(this.#times, this.#serverEvents(), options.certificate);
    this.#redirect =
      options.redirect === undefined
        ? undefined
        : redirectServer(this.#times, this.#serverEvents(), {
            ...options.redirect,
            origins: this.#sites.flatMap(({ origins }) => origins),
            mayAsk: (socket) => this.#mayAsk(socket),
            ...this.#told,
          });
  }

  #serverEvents(): ServerEvents {
    return {
      connected: (socket) => {
        this.#connected(socket);
      },
      dropped: () => {
        this.#reports.limitReached('connections');
      },
      requested: (request, response) => {
        this.#requested(request, response);
      },
      ...(this.#options.turn === undefined
        ? {}
        : { stunConnected: this.#turnWith(this.#options.turn) }),
      upgradeAsked: (request, socket, head) => {
        this.#upgradeAsked(request, socket, head);
      },
    };
  }

  get port(): number {
    return portOf(this.#server);
  }

  get knowingPort(): number | undefined {
    return this.#knowing && portOf(this.#knowing);
  }

  async listen(): Promise<void> {
    this.#server.listen(this.#options.port, this.#options.address);
    await once(this.#server, 'listening');
    this.#door = await openDoor(this.#server, this.#options.door);
    const { knowing, redirect, address } = this.#options;
    for (const [server, port] of [
      [this.#knowing, knowing?.port],
      [this.#redirect, redirect?.port],
    ] as const)
      if (server !== undefined) await once(server.listen(port, address), 'listening');
  }

  changeCertificate(certificate: EdgeCertificate): void {
    for (const server of [this.#server, this.#knowing])
      if (server instanceof TlsServer) server.setSecureContext(tlsOptions(certificate));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const servers = [this.#server, this.#knowing, this.#redirect].filter(
      (server) => server !== undefined,
    );
    const closed = servers.map((server) => once(server, 'close'));
    for (const server of servers) server.close();
    this.#door?.close();
    for (const socket of this.#connections) socket.destroy();
    this.#reports[Symbol.dispose]();
    clearInterval(this.#forgetting);
    await Promise.all(closed);
  }

  #connected(socket: Socket): void {
    const use = this.#useOf(socket);
    if (!this.#limits.mayConnect(use)) {
      this.#reports.limitReached('connections');
      socket.destroy();
      return;
    }
    use.connections += 1;
    this.#connections.add(socket);
    socket.on('close', () => {
      use.connections -= 1;
      this.#connections.delete(socket);
    });
  }

  #requested(request: IncomingMessage, response: ServerResponse): void {
    const received = receivedRequest(request);
    const place = placeOf(received, this.#sites);
    const refuse = (refusal: rules.Refusal): void => {
      answerCode(response, place.origin, refusal);
    };
    if (!this.#mayAsk(request.socket)) {
      refuse(TOO_MANY);
      return;
    }
    if ('refusal' in place) {
      refuse(place.refusal);
      return;
    }
    const route = findHttpRoute(place.site.routes, place.path);
    const checked = rules.checkRequest(received, route, place.origin);
    if ('status' in checked) refuse(checked);
    else if (checked.kind === 'fixed') refuse(checked.answer);
    else if (checked.kind === 'document') answerJson(response, place.origin, checked.json);
    else if (checked.kind === 'mirror') {
      const viaProxy = this.#options.behindProxy === true;
      const countedForMs = this.#limits.forgetsInMs(performance.now());
      const asked = { ...place, received: request, response, route: checked };
      void answerMirror({ ...asked, viaProxy, countedForMs });
    } else {
      const page = { ...place, received: request, response, route: checked, ...this.#told };
      proxyPage(checked.kind === 'session' ? page : { ...page, kept: this.#kept });
    }
  }

  #turnWith(upstream: TurnUpstream): (socket: Socket) => void {
    return (socket) => {
      if (!this.#useOf(socket).upgrades.take(performance.now())) {
        this.#reports.limitReached('upgrades');
        socket.destroy();
        return;
      }
      socket.setNoDelay(true);
      socket.setTimeout(this.#times.upgradedIdleMs, () => socket.destroy());
      relayTurn(socket, upstream, this.#told.upstreamMissing);
    };
  }

  #upgradeAsked(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const received = receivedRequest(request);
    const place = placeOf(received, this.#sites);
    // Without a listener an error, for example a reset, would end the process.
    socket.on('error', () => socket.destroy());
    const refuse = (refusal: rules.Refusal): void => {
      answerCodeOnSocket(socket, place.origin, refusal);
    };
    if (!this.#useOf(request.socket).upgrades.take(performance.now())) {
      this.#reports.limitReached('upgrades');
      refuse(TOO_MANY);
      return;
    }
    if ('refusal' in place) {
      refuse(place.refusal);
      return;
    }
    const route = findUpgradeRoute(place.site.routes, place.path);
    const checked = rules.checkUpgrade(received, place.origin, route);
    if ('status' in checked) refuse(checked);
    else this.#upgrade({ ...place, received: request, socket, head }, checked);
  }

  #upgrade(
    asked: {
      readonly received: IncomingMessage;
      readonly socket: Duplex;
      readonly head: Buffer;
      readonly path: string;
      readonly origin: PublicOrigin;
    },
    { route, protocols }: { readonly route: UpgradeRoute; readonly protocols: readonly string[] },
  ): void {
    const { received, socket } = asked;
    received.socket.setNoDelay(true);
    received.socket.setTimeout(this.#times.upgradedIdleMs, () => socket.destroy());
    if (route.kind === 'relay') {
      relayUpgrade({ ...asked, route, ...this.#told });
      return;
    }
    const family = browserFamily(received.headers['user-agent']);
    void handleUpgrade({ ...asked, protocols, browserFamily: family }, route.handler);
  }

  #mayAsk(socket: Socket): boolean {
    const may = this.#useOf(socket).requests.take(performance.now());
    if (!may) this.#reports.limitReached('requests');
    return may;
  }

  #useOf(socket: Socket): networks.NetworkUse {
    return this.#limits.useOf(socket.remoteAddress ?? '', performance.now());
  }
}

function portOf(server: Server | TlsServer): number {
  return (server.address() as AddressInfo).port;
}

function receivedRequest(request: IncomingMessage): rules.ReceivedRequest {
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    rawHeaders: request.rawHeaders,
  };
}
