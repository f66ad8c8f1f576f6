import {
  serverMessage,
  type ClientMessage,
  type ServerMessage,
} from '@blende/conference/contract.ts';
import type { HostileConnection, Passing } from '../../kit/hostile/hostile-connection.ts';

type Numbered = Extract<ServerMessage, { seq: number }>;
type Unnumbered<M> = M extends Numbered ? Omit<M, 'seq'> : never;

/**
 * One browser's room channel in the server's hand. The room's order is numbered anew, so that what
 * is left out or made up leaves no gap.
 */
export class RoomTap {
  /** Answers what the page is told instead; undefined keeps it back. May be changed at any time. */
  toPage: (message: ServerMessage) => ServerMessage | undefined = (message) => message;
  toServer: (message: ClientMessage) => ClientMessage | undefined = (message) => message;
  readonly connection: HostileConnection;
  #seq = 0;

  constructor(connection: HostileConnection) {
    this.connection = connection;
    for (const message of this.answered) if ('seq' in message) this.#seq = message.seq;
    connection.fromServer = (message) => this.#down(message);
    connection.fromBrowser = (message) => this.#up(message);
  }

  /** As the real server has said it. */
  get answered(): readonly ServerMessage[] {
    return this.connection.answered.flatMap((each) =>
      typeof each === 'string' ? [serverMessage.parse(JSON.parse(each))] : [],
    );
  }

  get said(): readonly ClientMessage[] {
    return this.connection.said.flatMap((each) =>
      typeof each === 'string' ? [JSON.parse(each) as ClientMessage] : [],
    );
  }

  get id(): string {
    for (const message of this.answered)
      if (message.type === 'welcome') return message.participantId;
    throw new Error('nobody was welcomed');
  }

  tell(message: Exclude<ServerMessage, Numbered>): void {
    this.connection.toBrowser(JSON.stringify(message));
  }

  /** Made up, as the next in the room's order. */
  order(message: Unnumbered<Numbered>): void {
    this.#seq += 1;
    this.connection.toBrowser(JSON.stringify({ ...message, seq: this.#seq }));
  }

  #down(passing: Passing): Passing | undefined {
    const message = serverMessage.parse(JSON.parse(passing.toString()));
    const passed = this.toPage(message);
    if (passed === undefined) return undefined;
    if (passed.type === 'welcome') this.#seq = passed.seq;
    else if ('seq' in passed) this.#seq += 1;
    return JSON.stringify('seq' in passed ? { ...passed, seq: this.#seq } : passed);
  }

  #up(passing: Passing): Passing | undefined {
    const passed = this.toServer(JSON.parse(passing.toString()) as ClientMessage);
    return passed === undefined ? undefined : JSON.stringify(passed);
  }
}
