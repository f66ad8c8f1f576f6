import { once } from 'node:events';
import { WebSocket } from 'ws';
import { makeRoomId, type RoomPolicy } from '@blende/conference/rooms/room-id.ts';
import {
  PROTOCOL_VERSION,
  serverMessage,
  type ServerMessage,
} from '@blende/conference/contract.ts';
import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';

/** What the link of a meeting gives a browser to show to the server. */
export interface TestLink {
  readonly roomId: string;
  readonly accessProof: string;
}

type Kind = ServerMessage['type'];
type MessageOf<K extends Kind> = Extract<ServerMessage, { type: K }>;

const PATIENCE_MS = 5_000;
/** Of a key that nobody has: these clients are in no group. */
export const KEY_HASH = 'a2V5'.repeat(10).concat('a2U');

export async function newLink(
  policy: RoomPolicy = { encryption: 'required', lobby: false },
): Promise<TestLink> {
  const proof = randomBytes(32);
  const roomId = await makeRoomId(policy, randomBytes(32), proof);
  return { roomId, accessProof: toBase64url(proof) };
}

/** A join as a browser sends it. */
export function joinMessage(link: TestLink, more: Readonly<Record<string, string>> = {}) {
  const own = { participantSecret: newSecret(), keyHash: KEY_HASH };
  return { type: 'join', protocol: PROTOCOL_VERSION, ...link, ...own, ...more };
}

export function newSecret(): string {
  return toBase64url(randomBytes(32));
}

/** The browser's side of a room channel, without a browser. Every answer must fit the contract. */
export class RoomClient {
  readonly socket: WebSocket;
  /** The code with which the channel was closed. */
  readonly closed: Promise<number>;
  /** Kinds that come by themselves in a long stay and are left out, for example new tickets. */
  readonly ignored = new Set<Kind>(['lease']);
  readonly #received: ServerMessage[] = [];
  #wake: (() => void) | undefined;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => {
      socket.on('close', resolve);
    });
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => {
      const message = serverMessage.parse(JSON.parse(data.toString()));
      if (this.ignored.has(message.type)) return;
      this.#received.push(message);
      this.#wake?.();
    });
  }

  /** `ws://…` or `ws+unix:<socket>:<path>`. */
  static async open(url: string, origin?: string): Promise<RoomClient> {
    const client = new RoomClient(new WebSocket(url, origin === undefined ? {} : { origin }));
    await once(client.socket, 'open');
    return client;
  }

  send(message: unknown): void {
    this.socket.send(JSON.stringify(message));
  }

  async join(
    link: TestLink,
    participantSecret = newSecret(),
    ticket?: string,
  ): Promise<MessageOf<'welcome'>> {
    const own = ticket === undefined ? {} : { ticket };
    this.send(joinMessage(link, { participantSecret, ...own }));
    return await this.next('welcome');
  }

  /** Takes the oldest message that was not taken yet; it must be of this kind. */
  async next<K extends Kind>(kind: K): Promise<MessageOf<K>> {
    const message = await this.#oldest(kind);
    if (message.type !== kind) throw new Error(`expected ${kind}, got ${JSON.stringify(message)}`);
    return message as MessageOf<K>;
  }

  /** The code with which the channel is refused and closed; pongs before it do not matter. */
  async refusal(): Promise<string> {
    let message = await this.#oldest('refusal');
    while (message.type === 'pong') message = await this.#oldest('refusal');
    if (message.type !== 'refused') throw new Error(`expected a refusal, got ${message.type}`);
    await this.closed;
    return message.code;
  }

  /** Nothing has arrived that was not taken: a ping came back right behind what was taken. */
  async isQuiet(): Promise<boolean> {
    this.send({ type: 'ping' });
    return (await this.#oldest('pong')).type === 'pong';
  }

  async #oldest(awaited: string): Promise<ServerMessage> {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    while (this.#received.length === 0) {
      await new Promise<void>((resolve, reject) => {
        this.#wake = resolve;
        patience.addEventListener('abort', () => {
          reject(new Error(`no ${awaited} came`));
        });
      });
    }
    const [message] = this.#received.splice(0, 1);
    if (message === undefined) throw new Error(`no ${awaited} came`);
    return message;
  }
}
