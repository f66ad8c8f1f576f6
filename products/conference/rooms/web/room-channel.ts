import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import { reportError } from '@blende/shared/ui/console.ts';
import { PROTOCOL_VERSION, type RefusalCode, type ServerMessage } from '../../contract.ts';
import { reconnectDelayMs } from '../reconnect-delay.ts';
import { rosterAfter, type Roster } from '../roster.ts';
import { ChannelSocket } from './channel-socket.ts';
import type { NameBoard, RoomMember } from './name-board.ts';

export interface ChannelView {
  readonly state: 'connecting' | 'open' | 'interrupted' | 'refused';
  readonly refusal?: RefusalCode;
  readonly others: readonly RoomMember[];
}

/** What the browser says of itself, again on each connection. */
export interface JoinRequest {
  readonly roomId: string;
  readonly accessProof: string;
  readonly participantSecret: string;
  readonly card: string;
}

export interface RoomChannelDeps {
  readonly names: NameBoard;
  readonly join: JoinRequest;
  /** Gets the ticket for the engine, and undefined as soon as there is none. */
  readonly ticketChanged: (ticket: string | undefined) => void;
}

/** With these the server means: later, or not like this; the same join may succeed. */
const PASSING: ReadonlySet<RefusalCode> = new Set(['stopping', 'too-fast', 'join-missing']);

/** The place in the room: comes back under the same id for as long as the page stays. */
export class RoomChannel implements Disposable {
  readonly #deps: RoomChannelDeps;
  readonly #view = new LiveValue<ChannelView>({ state: 'connecting', others: [] });
  #socket: ChannelSocket | undefined;
  #roster: Roster = [];
  #attempts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  constructor(deps: RoomChannelDeps) {
    this.#deps = deps;
    addEventListener('online', this.retryNow);
    this.#connect();
  }

  get view(): ReadableValue<ChannelView> {
    return this.#view;
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

  #connect(): void {
    clearTimeout(this.#timer);
    this.#socket = new ChannelSocket({
      opened: () => {
        this.#socket?.send({ type: 'join', protocol: PROTOCOL_VERSION, ...this.#deps.join });
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

  #received(message: ServerMessage): void {
    if (message.type === 'refused') this.#refused(message.code);
    if (message.type === 'welcome') {
      this.#attempts = 0;
      this.#view.update({ state: 'open' });
    }
    if (message.type === 'welcome' || message.type === 'ticket') {
      this.#deps.ticketChanged(message.ticket);
    }
    const roster = rosterAfter(this.#roster, message);
    if (roster === this.#roster) return;
    this.#roster = roster;
    void this.#showMembers(roster);
  }

  async #showMembers(roster: Roster): Promise<void> {
    const others = await this.#deps.names.members(roster);
    // Opening takes a moment; a newer roster may be on its way to the view already.
    if (roster === this.#roster) this.#view.update({ others });
  }

  #refused(code: RefusalCode): void {
    if (PASSING.has(code)) return;
    reportError('room-channel-refused');
    this.#view.update({ state: 'refused', refusal: code, others: [] });
    this.#end();
  }

  #closed(): void {
    this.#socket = undefined;
    this.#deps.ticketChanged(undefined);
    if (this.#ended) return;
    if (this.#view.snapshot().state === 'open') {
      reportError('room-channel-lost');
      this.#view.update({ state: 'interrupted' });
    }
    this.#timer = setTimeout(this.#reconnect, reconnectDelayMs(this.#attempts, Math.random()));
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
