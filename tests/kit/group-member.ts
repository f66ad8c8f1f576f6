import { once } from 'node:events';
import { WebSocket } from 'ws';
import {
  LIMITS,
  PROTOCOL_VERSION,
  serverMessage,
  type ClientMessage,
  type ServerMessage,
} from '@blende/conference/contract.ts';
import type { EnteredEpoch } from '@blende/conference/group/group-session-deps.ts';
import { GroupSession } from '@blende/conference/group/group-session.ts';
import type { GroupView } from '@blende/conference/group/group-view.ts';
import { GroupWire } from '@blende/conference/group/group-wire.ts';
import { makeMember, type NewMember } from '@blende/conference/group/make-member.ts';
import type { Spoken } from '@blende/conference/group/spoken.ts';
import type { Invitation } from '@blende/conference/invitation/invitation-link.ts';
import type { ParticipantId } from '@blende/conference/rooms/participant-id.ts';
import { parseRoomId } from '@blende/conference/rooms/room-id.ts';
import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { deriveLinkKeys } from '@blende/shared/e2ee/link-keys.ts';

export interface GroupMemberOptions {
  /** `ws://…` or `ws+unix:<socket>:<path>` of the room channel. */
  readonly url: string;
  readonly origin?: string;
  readonly invitation: Invitation;
  readonly name: string;
}

type Link = Awaited<ReturnType<typeof deriveLinkKeys>>;

const TICK_MS = 250;
const PATIENCE_MS = 30_000;

/**
 * Somebody in a meeting without a browser: the product's own session and keys over a real room
 * channel, without picture and sound.
 */
export class GroupMember implements AsyncDisposable {
  readonly id: ParticipantId;
  /** For the media engine; the server renews it. */
  ticket = '';
  /** What the server must not deliver to this member. */
  withholds: (message: ServerMessage) => boolean = () => false;
  heard: (from: ParticipantId, message: Spoken) => void = () => undefined;
  /** When each epoch was entered. */
  readonly epochs: { readonly epoch: number; readonly atMs: number }[] = [];
  view: GroupView | undefined;
  keys: EnteredEpoch['keys'] | undefined;
  readonly #session: GroupSession;
  readonly #socket: WebSocket;
  readonly #timers: readonly NodeJS.Timeout[];
  #wake: () => void = () => undefined;

  private constructor(made: NewMember, link: Link, socket: WebSocket, options: GroupMemberOptions) {
    const { roomId } = options.invitation;
    const room = parseRoomId(roomId);
    if (room === undefined) throw new TypeError('an invitation holds a parsed room id');
    this.id = made.participantId;
    this.#socket = socket;
    this.#session = new GroupSession({
      room,
      self: this.id,
      own: made.own,
      psk: link.externalPsk,
      wire: new GroupWire(link.wrapKey, roomId),
      nowMs: () => performance.now(),
      send: (message) => this.#send(message),
      changed: (view) => {
        this.view = view;
        this.#wake();
      },
      heard: (from, message) => this.heard(from, message),
      entered: async (entered) => {
        this.keys = entered?.keys;
        if (entered === undefined) return;
        this.epochs.push({ epoch: entered.keys.epoch, atMs: performance.now() });
        await Promise.resolve();
      },
      mediaClear: () => undefined,
    });
    this.#session.setName(options.name);
    socket.on('message', (data: Buffer) => {
      this.#receive(serverMessage.parse(JSON.parse(data.toString())));
    });
    socket.on('close', () => this.#session.channelLost());
    socket.on('error', () => undefined);
    this.#timers = [
      setInterval(this.#session.tick, TICK_MS),
      setInterval(() => this.#send({ type: 'ping' }), LIMITS.channelPingMs),
    ];
  }

  /** Answers as soon as the member is in the group. */
  static async join(options: GroupMemberOptions): Promise<GroupMember> {
    const { url, origin, invitation } = options;
    const link = await deriveLinkKeys(invitation.linkSecret);
    const made = await makeMember(invitation.roomId, invitation.hostSeed);
    const socket = new WebSocket(url, origin === undefined ? {} : { origin });
    const member = new GroupMember(made, link, socket, options);
    await once(socket, 'open');
    member.#send({
      type: 'join',
      protocol: PROTOCOL_VERSION,
      roomId: invitation.roomId,
      accessProof: toBase64url(link.accessProof.reveal()),
      participantSecret: toBase64url(made.participantSecret),
      keyHash: toBase64url(made.keyHash),
    });
    await member.until(() => member.view?.state === 'in');
    return member;
  }

  /** Everybody whom this member sees has a name. */
  get namesAll(): boolean {
    return this.view?.members.every(({ name }) => name !== '') ?? false;
  }

  readonly say = (message: Spoken): void => {
    this.#session.say(message);
  };

  /** @throws Error if it does not come about in half a minute. */
  async until(holds: () => boolean): Promise<void> {
    const late = AbortSignal.timeout(PATIENCE_MS);
    while (!holds()) {
      if (late.aborted) throw new Error(`a member waits in vain, ${String(this.view?.state)}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        late.addEventListener('abort', () => resolve());
      });
    }
  }

  async leave(): Promise<void> {
    this.#session.say({ kind: 'leaving' });
    await this.#session.settled();
    this.#send({ type: 'leave' });
    await this[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#session[Symbol.dispose]();
    await this.#session.settled();
    this.#socket.close();
  }

  #send(message: ClientMessage): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #receive(message: ServerMessage): void {
    if (this.withholds(message)) return;
    if ('ticket' in message) this.ticket = message.ticket;
    if (message.type !== 'pong') this.#session.receive(message);
  }
}
