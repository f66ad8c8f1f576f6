import { request, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { answerCodeOnSocket } from './answer.ts';
import type { PublicOrigin } from './public-origins.ts';
import type { RelayRoute } from './route.ts';

export interface RelayRequest {
  readonly received: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly path: string;
  readonly route: RelayRoute;
  readonly origin: PublicOrigin;
  readonly upstreamMissing: () => void;
}

const OPEN_TIMEOUT_MS = 5_000;

/**
 * Asks the process behind the edge for a WebSocket, with a handshake of the edge's own making, and
 * then joins the two connections byte by byte. The handshake offers no extension and no protocol.
 */
export function relayUpgrade(relay: RelayRequest): void {
  const asked = request({
    socketPath: relay.route.socket,
    path: relay.path,
    agent: false,
    timeout: OPEN_TIMEOUT_MS,
    headers: {
      host: 'upstream',
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': relay.received.headers['sec-websocket-key'],
    },
  });
  const missing = (): void => {
    if (relay.socket.destroyed) return;
    relay.upstreamMissing();
    answerCodeOnSocket(relay.socket, relay.origin, { status: 503, code: 'starting' });
  };
  asked.on('error', missing);
  asked.on('timeout', () => asked.destroy(new Error('no answer')));
  asked.on('response', () => asked.destroy(new Error('no upgrade')));
  asked.on('upgrade', (answer, upstream, upstreamHead) => {
    asked.off('error', missing).on('error', () => undefined);
    relay.socket.write(switchingProtocols(String(answer.headers['sec-websocket-accept'])));
    join(relay.socket, upstream, [relay.head, upstreamHead]);
  });
  relay.socket.on('close', () => asked.destroy());
  asked.end();
}

function switchingProtocols(accept: string): string {
  const lines = ['HTTP/1.1 101 Switching Protocols', 'connection: Upgrade', 'upgrade: websocket'];
  return [...lines, `sec-websocket-accept: ${accept}`, '', ''].join('\r\n');
}

function join(
  browser: Duplex,
  upstream: Duplex,
  [browserHead, upstreamHead]: readonly [Buffer, Buffer],
): void {
  upstream.write(browserHead);
  browser.write(upstreamHead);
  browser.pipe(upstream);
  upstream.pipe(browser);
  // One end gone means both: half a WebSocket is of no use to anybody.
  for (const [one, other] of [
    [browser, upstream],
    [upstream, browser],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}
