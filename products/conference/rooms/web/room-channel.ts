import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import { reportError } from '@blende/shared/ui/console.ts';
import {
  EARLY_TICKET_PREFIX,
  PROTOCOL_VERSION,
  TICKET_PREFIX,
  type ClientMessage,
  type RefusalCode,
  type ServerMessage,
} from '../../contract.ts';
import { heardAfter } from '../heard.ts';
import { earlyDelayMs, reconnectDelayMs } from '../reconnect-delay.ts';
import { rosterAfter, type Roster } from '../roster.ts';
import { TICKET_BYTES } from '../tickets.ts';
import { ChannelSocket } from './channel-socket.ts';

export interface ChannelView {
  readonly state: 'connecting' | 'not-started' | 'open' | 'interrupted' | 'refused';
  readonly refusal?: RefusalCode;
  /** Everybody else with a seat at the server, whether they are in the group or not. */
  readonly seated: readonly string[];
  /** The server takes no new meetings. */
  readonly draining: boolean;
}

/** What the browser says of itself, again on each connection. */
export interface JoinRequest {
  readonly roomId: string;
  readonly accessProof: string;
  readonly participantSecret: string;
  readonly keyHash: string;
  readonly permit?: string;
}

export interface RoomChannelDeps {
  readonly join: JoinRequest;
  /** Found by our own look at the link; a server may say anything. */
  readonly isLinkSound: boolean;
  /** The epoch in which this browser is in the group. */
  readonly inGroup: () => number | undefined;
  /** A socket opened ahead; another one is opened if it has ended. */
  readonly socket: ChannelSocket;
  /** Gets the ticket for the engine with its prefix, and undefined as soon as there is none. */
  readonly ticketChanged: (ticket: string | undefined) => void;
}

/** With these the server means: later, or not like this; the same join may succeed. */
const PASSING: ReadonlySet<RefusalCode> = new Set([
  'stopping',
  'too-fast',
  'join-missing',
  'not-started',
]);

/** The place in the room: comes back under the same id for as long as the page stays. */
export class RoomChannel implements Disposable {
  readonly #deps: RoomChannelDeps;
  readonly #view = new LiveValue<ChannelView>({
    state: 'connecting',
    seated: [],
    draining: false,
  });
  readonly #listeners = new Set<(message: ServerMessage) => void>();
  #socket: ChannelSocket | undefined;
  #roster: Roster = [];
  /** The last number of the room's order that we have. */
  #heard: number | undefined;
  #permit: { readonly permit?: string } = {};
  #attempts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;
  /** Made by ourselves for the first connection, so that the engine's does not wait for it. */
  #ownTicket: string | undefined = toBase64url(randomBytes(TICKET_BYTES));

  constructor(deps: RoomChannelDeps) {
    this.#deps = deps;
    deps.ticketChanged(`${EARLY_TICKET_PREFIX}${this.#ownTicket}`);
    addEventListener('online', this.retryNow);
    this.#connect(deps.socket.hasEnded ? new ChannelSocket() : deps.socket);
  }

  get view(): ReadableValue<ChannelView> {
    return this.#view;
  }

  /** False if there is no connection to say it on. */
  say(message: ClientMessage): boolean {
    if (this.#view.snapshot().state !== 'open') return false;
    this.#socket?.send(message);
    return true;
  }

  /** Hears every message of the server. Answers how to stop. */
  hear(listener: (message: ServerMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  readonly retryNow = (): void => {
    if (this.#ended) return;
    this.#attempts = 0;
    if (this.#socket === undefined) this.#connect();
    else this.#socket.probe();
  };

  /** Leaves the room for good: the server gives the place away at once. */
  [Symbol.dispose](): void {
    if (!this.#ended) this.#socket?.send({ type: 'leave' });
    this.#end();
  }

  #connect(socket = new ChannelSocket()): void {
    clearTimeout(this.#timer);
    this.#socket = socket;
    socket.listen({
      opened: () => {
        this.#join(socket);
      },
      received: (message) => {
        this.#received(message);
      },
      unreadable: () => {
        reportError('room-message-unknown');
      },
      closed: () => {
        this.#closed();
      },
    });
  }

  #join(socket: ChannelSocket): void {
    if (!this.#deps.isLinkSound) {
      this.#refused('link-wrong');
      return;
    }
    const { join } = this.#deps;
    const epoch = this.#deps.inGroup();
    const own = this.#ownTicket === undefined ? {} : { ticket: this.#ownTicket };
    const resume = this.#heard === undefined ? {} : { resumeAfter: this.#heard };
    socket.send({
      type: 'join',
      protocol: PROTOCOL_VERSION,
      ...join,
      ...this.#permit,
      ...own,
      ...(epoch === undefined ? {} : { inGroup: epoch }),
      ...resume,
    });
  }

  #received(message: ServerMessage): void {
    const { seq, isNew } = heardAfter(this.#heard, message);
    this.#heard = seq;
    if (!isNew) return;
    for (const listener of this.#listeners) listener(message);
    if (message.type === 'refused') this.#refused(message.code);
    // With it the room comes back even after a restart of the server.
    const isWelcome = message.type === 'welcome' || message.type === 'permit';
    if (isWelcome && message.permit !== undefined) {
      this.#permit = { permit: message.permit };
    }
    const isOpening = message.type === 'welcome' || message.type === 'resumed';
    if (isOpening) {
      this.#attempts = 0;
      this.#view.update({ state: 'open', draining: message.draining });
    }
    if (message.type === 'draining') this.#view.update({ draining: message.on });
    if (isOpening || message.type === 'ticket') {
      this.#deps.ticketChanged(`${TICKET_PREFIX}${message.ticket}`);
    }
    const roster = rosterAfter(this.#roster, message);
    if (roster === this.#roster) return;
    this.#roster = roster;
    this.#view.update({ seated: roster.map(({ id }) => id) });
  }

  #refused(code: RefusalCode): void {
    if (code === 'not-started') this.#view.update({ state: 'not-started' });
    if (PASSING.has(code)) return;
    reportError('room-channel-refused');
    this.#view.update({ state: 'refused', refusal: code, seated: [] });
    this.#end();
  }

  #closed(): void {
    this.#socket = undefined;
    this.#ownTicket = undefined;
    this.#deps.ticketChanged(undefined);
    if (this.#ended) return;
    if (this.#view.snapshot().state === 'open') {
      reportError('room-channel-lost');
      this.#view.update({ state: 'interrupted' });
    }
    const early = this.#view.snapshot().state === 'not-started';
    const delayMs = early
      ? earlyDelayMs(Math.random())
      : reconnectDelayMs(this.#attempts, Math.random());
    this.#timer = setTimeout(this.#reconnect, delayMs);
    this.#attempts += 1;
  }

  readonly #reconnect = (): void => {
    this.#connect();
  };

  #end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    removeEventListener('online', this.retryNow);
    this.#socket?.close();
  }
}
