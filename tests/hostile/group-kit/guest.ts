import { once } from 'node:events';
import { WebSocket } from 'ws';
import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { utf8 } from '@blende/shared/basics/bytes.ts';
import { pad, unpad } from '@blende/shared/e2ee/padding.ts';
import { RawMember, type SealAs } from '@blende/shared/e2ee/mls/testing/raw-member.ts';
import {
  PROTOCOL_VERSION,
  serverMessage,
  type ClientMessage,
  type ServerMessage,
} from '@blende/conference/contract.ts';
import { makeMember, type NewMember } from '@blende/conference/group/make-member.ts';
import type { Spoken } from '@blende/conference/group/spoken.ts';
import type { Stage } from '../../kit/hostile/play-attacks.ts';
import { until } from '../../kit/reading.ts';
import { guestLink, type GuestLink } from './guest-link.ts';

const HEARTBEAT_MS = 4_000;
const PATIENCE_MS = 15_000;

export interface GuestOptions {
  readonly name?: string;
  /** In place of a new one. */
  readonly made?: (link: GuestLink) => Promise<NewMember>;
  readonly withoutPsk?: true;
  /** Leaves that go when this guest comes. */
  readonly removes?: readonly number[];
}

interface Heard {
  readonly leaf: number;
  readonly message: Spoken;
}

/**
 * A guest who tells the server everything and takes part by the plain library, in the real room of
 * the real server, without a browser.
 */
export class Guest implements AsyncDisposable {
  readonly link: GuestLink;
  readonly made: NewMember;
  readonly heard: Heard[] = [];
  /** Once in the group. */
  member: RawMember | undefined;
  readonly #options: GuestOptions;
  readonly #socket: WebSocket;
  #joining: { readonly commit: string; readonly member: RawMember } | undefined;
  #isFollowing = true;
  #work: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setInterval> | undefined;

  private constructor(link: GuestLink, made: NewMember, socket: WebSocket, options: GuestOptions) {
    this.link = link;
    this.made = made;
    this.#options = options;
    this.#socket = socket;
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => {
      const message = serverMessage.parse(JSON.parse(data.toString()));
      this.inTurn(async () => {
        await this.#take(message);
      });
    });
  }

  /** Takes a seat; the server has no group that it would not let a guest join. */
  static async seat(stage: Stage, options: GuestOptions = {}): Promise<Guest> {
    const { instance, invitation } = stage;
    const link = await guestLink(invitation);
    const made = await (options.made?.(link) ?? makeMember(link.room.roomId));
    const socket = new WebSocket(`ws://127.0.0.1:${instance.port}/api/room-channel`, {
      origin: instance.origin,
      headers: { host: new URL(instance.origin).host },
    });
    const guest = new Guest(link, made, socket, options);
    stage.onEnd(async () => {
      await guest[Symbol.asyncDispose]();
    });
    await once(socket, 'open');
    guest.send({
      type: 'join',
      protocol: PROTOCOL_VERSION,
      roomId: link.room.roomId,
      accessProof: link.accessProof,
      participantSecret: toBase64url(made.participantSecret),
      keyHash: toBase64url(made.keyHash),
    });
    return guest;
  }

  /** And waits until the server has let the guest into the group. */
  static async come(stage: Stage, options: GuestOptions = {}): Promise<Guest> {
    const guest = await Guest.seat(stage, options);
    await until(PATIENCE_MS, 'the guest is in the group', async () => guest.member !== undefined);
    return guest;
  }

  send(message: ClientMessage): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  async sealed(message: Spoken, as?: SealAs): Promise<string> {
    if (this.member === undefined) throw new Error('not in the group');
    const bytes = await this.member.seal(pad(utf8(JSON.stringify(message))), as);
    return await this.link.wire.close('message', bytes);
  }

  async say(message: Spoken, as?: SealAs): Promise<void> {
    this.send({ type: 'say', message: await this.sealed(message, as) });
  }

  /** Says goodbye to the server, keeps the keys and follows nothing but what it is handed. */
  leave(): void {
    clearInterval(this.#timer);
    this.#isFollowing = false;
    this.send({ type: 'leave' });
  }

  /** What a member of the group said, as the server has it; undefined if it cannot be opened. */
  async opens(wrapped: string): Promise<Heard | undefined> {
    const bytes = await this.link.wire.open('message', wrapped);
    const opened = bytes && (await this.member?.open(bytes));
    const text = opened && unpad(opened.text);
    if (opened === undefined || text === undefined) return undefined;
    const message = JSON.parse(new TextDecoder().decode(text)) as Spoken;
    return { leaf: opened.leaf, message };
  }

  async follows(wrapped: string): Promise<boolean> {
    const bytes = await this.link.wire.open('commit', wrapped);
    return bytes !== undefined && (await this.member?.follow(bytes)) === true;
  }

  inTurn(step: () => Promise<void>): void {
    this.#work = this.#work.then(step).catch(() => undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.close();
    await this.#work;
    // Only now: the work may have begun it.
    clearInterval(this.#timer);
  }

  async #take(message: ServerMessage): Promise<void> {
    if (message.type === 'lease' && message.group !== undefined && this.member === undefined)
      await this.#join(message.group);
    else if (message.type === 'commit') await this.#committed(message.commit);
    else if (message.type === 'said') {
      const heard = await this.opens(message.message);
      if (heard !== undefined) this.heard.push(heard);
    }
  }

  async #join({ epoch, groupInfo }: { epoch: number; groupInfo: string }): Promise<void> {
    const { wire, psk } = this.link;
    const bytes = await wire.open('group-info', groupInfo);
    if (bytes === undefined) return;
    const { withoutPsk, removes = [] } = this.#options;
    const { commit, member } = await RawMember.join({
      groupInfo: bytes,
      own: this.made.own,
      psk: withoutPsk ? undefined : psk,
      removes,
    });
    this.#joining = { commit: await wire.close('commit', commit), member };
    const next = await wire.close('group-info', await member.groupInfo());
    this.send({ type: 'commit', epoch, commit: this.#joining.commit, groupInfo: next });
  }

  async #committed(commit: string): Promise<void> {
    if (this.#joining?.commit !== commit) {
      if (this.#isFollowing) await this.follows(commit);
      return;
    }
    this.member = this.#joining.member;
    const beat = async () => {
      await this.say({ kind: 'heartbeat', epoch: this.member?.epoch ?? 0 });
    };
    await beat();
    if (this.#options.name !== undefined)
      await this.say({ kind: 'card', name: this.#options.name });
    this.#timer = setInterval(() => {
      this.inTurn(beat);
    }, HEARTBEAT_MS);
  }
}
