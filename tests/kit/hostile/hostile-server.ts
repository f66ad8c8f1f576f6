import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Instance } from '../instance.ts';
import { HostileConnection, type ConnectionKind } from './hostile-connection.ts';
import type { WeakenedApp } from './weakened-app.ts';

const KINDS: readonly (readonly [prefix: string, kind: ConnectionKind])[] = [
  ['/api/room-channel', 'room'],
  ['/engine', 'engine'],
];

/**
 * Stands between browsers and a real Blende, as a server does that has turned against its guests:
 * it reads, drops, holds back, changes and makes up whatever passes on the room channel and the
 * engine's signalling. Media go straight to the engine. Pages come through it too, and can be those
 * of an app from which a defence was taken.
 */
export class HostileServer implements AsyncDisposable {
  /** In the order in which browsers opened them; closed ones stay in the list. */
  readonly connections: HostileConnection[] = [];
  readonly #instance: Instance;
  readonly #server = createServer((received, response) => {
    this.#pass(received, response);
  });
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #listeners = new Set<(connection: HostileConnection) => void>();
  #app: WeakenedApp | undefined;
  #port = 0;

  private constructor(instance: Instance) {
    this.#instance = instance;
  }

  static async start(instance: Instance): Promise<HostileServer> {
    const hostile = new HostileServer(instance);
    hostile.#server.on('upgrade', (received: IncomingMessage, socket: Duplex, head: Buffer) => {
      hostile.#connect(received, socket, head);
    });
    hostile.#server.listen(0, '127.0.0.1');
    await once(hostile.#server, 'listening');
    hostile.#port = (hostile.#server.address() as AddressInfo).port;
    return hostile;
  }

  get origin(): string {
    return `http://localhost:${this.#port}`;
  }

  /** From now on pages come from this app; undefined gives the real one again. */
  serve(app: WeakenedApp | undefined): void {
    this.#app = app;
  }

  /** Calls it for each connection that is there, and for each that comes. Answers how to stop. */
  onConnection(listener: (connection: HostileConnection) => void): () => void {
    for (const connection of this.open()) listener(connection);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  open(kind?: ConnectionKind): readonly HostileConnection[] {
    return this.connections.filter(
      (connection) => connection.isOpen && (kind === undefined || connection.kind === kind),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const connection of this.open()) connection.cut();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #pass(received: IncomingMessage, response: ServerResponse): void {
    const path = received.url ?? '/';
    const asked = request({
      host: '127.0.0.1',
      port: this.#instance.port,
      method: received.method,
      path,
      headers: { ...received.headers, ...this.#disguise(received), 'accept-encoding': 'identity' },
    });
    asked.on('response', (answer) => {
      const own = this.#app?.file(path);
      const status = own === undefined ? answer.statusCode : 200;
      const { 'content-length': length, etag: _tag, ...headers } = answer.headers;
      const policy = String(headers['content-security-policy'] ?? '');
      response.writeHead(status ?? 502, {
        ...headers,
        ...(own === undefined && length !== undefined ? { 'content-length': length } : {}),
        ...(own === undefined ? {} : { 'content-type': own.type }),
        'content-security-policy': policy.replaceAll(
          `localhost:${this.#instance.port}`,
          new URL(this.origin).host,
        ),
      });
      if (own === undefined) answer.pipe(response);
      else {
        answer.resume();
        response.end(own.bytes);
      }
    });
    asked.on('error', () => response.destroy());
    received.pipe(asked);
  }

  #connect(received: IncomingMessage, socket: Duplex, head: Buffer): void {
    const kind = KINDS.find(([prefix]) => received.url?.startsWith(prefix) === true)?.[1];
    if (kind === undefined) {
      socket.destroy();
      return;
    }
    const connection = new HostileConnection({
      kind,
      number: this.connections.length,
      url: `ws://127.0.0.1:${this.#instance.port}${received.url ?? ''}`,
      protocols: (received.headers['sec-websocket-protocol'] ?? '')
        .split(/, */)
        .filter((protocol) => protocol !== ''),
      headers: {
        ...this.#disguise(received),
        'user-agent': received.headers['user-agent'] ?? '',
      },
    });
    this.connections.push(connection);
    for (const listener of this.#listeners) listener(connection);
    connection.accept(this.#sockets, received, socket, head);
  }

  /** As if the browser had come to the real server itself. */
  #disguise(received: IncomingMessage): Record<string, string> {
    const host = `localhost:${this.#instance.port}`;
    const { origin } = received.headers;
    return { host, ...(origin === undefined ? {} : { origin: `http://${host}` }) };
  }
}
