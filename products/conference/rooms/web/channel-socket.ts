import {
  LIMITS,
  PATHS,
  serverMessage,
  type ClientMessage,
  type ServerMessage,
} from '../../contract.ts';

export interface ChannelHandlers {
  readonly opened: () => void;
  readonly received: (message: ServerMessage) => void;
  readonly unreadable: () => void;
  /** Comes exactly once, for whatever reason. */
  readonly closed: () => void;
}

const PROBE_MS = 2_000;
/** A bad network takes this long for a handshake; a dead one is given up after it. */
const OPENING_MS = 12_000;

/**
 * One WebSocket of the room channel: typed messages, a heartbeat, one end. It may be opened ahead;
 * until somebody listens it says nothing.
 */
export class ChannelSocket {
  readonly #socket: WebSocket;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #handlers: ChannelHandlers | undefined;
  #lastHeard = performance.now();
  #ended = false;

  constructor() {
    const address = new URL(PATHS.roomChannel, location.origin);
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    this.#socket = new WebSocket(address);
    this.#socket.addEventListener('open', () => {
      this.#handlers?.opened();
    });
    this.#socket.addEventListener('message', (event) => {
      this.#receive(event.data);
    });
    this.#socket.addEventListener('close', () => {
      this.close();
    });
  }

  get hasEnded(): boolean {
    return this.#ended;
  }

  /** From now on these are told; of what was before they learn whether the socket is open. */
  listen(handlers: ChannelHandlers): this {
    this.#handlers = handlers;
    this.#lastHeard = performance.now();
    this.#heartbeat = setInterval(() => {
      this.#beat();
    }, LIMITS.channelPingMs);
    if (this.#socket.readyState === WebSocket.OPEN) handlers.opened();
    return this;
  }

  send(message: ClientMessage): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  /** Gives the connection up if it does not answer now: after a change of network it may be dead. */
  probe(): void {
    // One that is still being opened has its own patience.
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    const askedAt = performance.now();
    this.send({ type: 'ping' });
    setTimeout(() => {
      if (this.#lastHeard < askedAt) this.close();
    }, PROBE_MS);
  }

  close(): void {
    if (this.#ended) return;
    this.#ended = true;
    clearInterval(this.#heartbeat);
    this.#socket.close();
    this.#handlers?.closed();
  }

  #beat(): void {
    const silentMs = performance.now() - this.#lastHeard;
    const isOpening = this.#socket.readyState === WebSocket.CONNECTING;
    if (silentMs > (isOpening ? OPENING_MS : LIMITS.channelAnswerMs)) this.close();
    else this.send({ type: 'ping' });
  }

  #receive(data: unknown): void {
    if (this.#ended) return;
    this.#lastHeard = performance.now();
    const message = typeof data === 'string' ? readMessage(data) : undefined;
    if (message === undefined) this.#handlers?.unreadable();
    else this.#handlers?.received(message);
  }
}

function readMessage(text: string): ServerMessage | undefined {
  try {
    const parsed = serverMessage.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
