import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, type RawData, type WebSocketServer } from 'ws';

export type ConnectionKind = 'room' | 'engine';

/** A text of the room channel, or bytes of the engine's signalling. */
export type Passing = string | Buffer;

/** Answers what goes on instead: the same, something else, several, or nothing. */
export type Tap = (message: Passing) => Passing | readonly Passing[] | undefined;

interface ConnectionOptions {
  readonly kind: ConnectionKind;
  readonly number: number;
  readonly url: string;
  readonly protocols: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

/** One WebSocket of one browser, with the server's own end of it in our hand. */
export class HostileConnection {
  readonly kind: ConnectionKind;
  readonly number: number;
  /** May be changed at any time. */
  fromBrowser: Tap = (message) => message;
  fromServer: Tap = (message) => message;
  /** Everything the browser has said and the server has answered, as it was sent. */
  readonly said: Passing[] = [];
  readonly answered: Passing[] = [];
  readonly #server: WebSocket;
  readonly #early: Passing[] = [];
  #browser: WebSocket | undefined;

  constructor(options: ConnectionOptions) {
    this.kind = options.kind;
    this.number = options.number;
    const { host: _host, ...headers } = options.headers;
    this.#server = new WebSocket(options.url, [...options.protocols], {
      headers: { ...headers, host: options.headers['host'] ?? '' },
    });
    this.#server.on('error', () => this.cut());
  }

  get isOpen(): boolean {
    return this.#browser?.readyState === WebSocket.OPEN;
  }

  /** Opens the browser's side as soon as the real server has agreed to its own. */
  accept(sockets: WebSocketServer, received: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.on('message', (data, isBinary) => {
      const message = read(data, isBinary);
      this.answered.push(message);
      for (const each of list(this.fromServer(message))) this.toBrowser(each);
    });
    this.#server.on('open', () => {
      if (this.#server.protocol !== '')
        received.headers['sec-websocket-protocol'] = this.#server.protocol;
      sockets.handleUpgrade(received, socket, head, (browser) => {
        this.#take(browser);
      });
    });
    this.#server.on('close', () => {
      this.#browser?.close();
      if (this.#browser === undefined) socket.destroy();
    });
  }

  /** Made up, or held back until now. */
  toBrowser(message: Passing): void {
    if (this.#browser === undefined) this.#early.push(message);
    else if (this.isOpen) this.#browser.send(message);
  }

  toServer(message: Passing): void {
    if (this.#server.readyState === WebSocket.OPEN) this.#server.send(message);
  }

  cut(): void {
    this.#browser?.terminate();
    this.#server.terminate();
  }

  #take(browser: WebSocket): void {
    this.#browser = browser;
    for (const message of this.#early.splice(0)) browser.send(message);
    browser.on('message', (data, isBinary) => {
      const message = read(data, isBinary);
      this.said.push(message);
      for (const each of list(this.fromBrowser(message))) this.toServer(each);
    });
    browser.on('close', () => {
      this.#server.close();
    });
    browser.on('error', () => this.cut());
  }
}

function read(data: RawData, isBinary: boolean): Passing {
  const bytes = Buffer.isBuffer(data)
    ? data
    : Array.isArray(data)
      ? Buffer.concat(data)
      : Buffer.from(data);
  return isBinary ? bytes : bytes.toString();
}

function list(answer: ReturnType<Tap>): readonly Passing[] {
  if (answer === undefined) return [];
  return typeof answer === 'string' || Buffer.isBuffer(answer) ? [answer] : answer;
}
