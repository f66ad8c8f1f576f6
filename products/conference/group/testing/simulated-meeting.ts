import { randomBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { deriveLinkKeys } from '@blende/shared/e2ee/link-keys.ts';
import { LIMITS, type GroupMessage, type ServerMessage } from '../../contract.ts';
import { hostPublicKey } from '../../invitation/host-key.ts';
import { NO_LOBBY } from '../../lobby/lobby-view.ts';
import { heardAfter } from '../../rooms/heard.ts';
import type { ParticipantId } from '../../rooms/participant-id.ts';
import type { ChannelId, RoomEffect } from '../../rooms/room-effect.ts';
import { makeRoomId, parseRoomId, type RoomPolicy } from '../../rooms/room-id.ts';
import { RoomRegistry } from '../../rooms/room-registry.ts';
import { GroupSession } from '../group-session.ts';
import { NO_DOWNGRADE } from '../../downgrade/downgrade-view.ts';
import { FIRST_OPTIONS } from '../group-options.ts';
import type { GroupView } from '../group-view.ts';
import { GroupWire } from '../group-wire.ts';
import { makeMember } from '../make-member.ts';
import type { Spoken } from '../spoken.ts';

/** One person with a browser, as far as the group is concerned. */
export interface SimulatedMember {
  readonly id: ParticipantId;
  readonly session: GroupSession;
  readonly heard: (readonly [from: ParticipantId, message: Spoken])[];
  /** Epochs in which it had keys. */
  readonly epochs: number[];
  /** Whether its media may leave in clear. */
  isClear: boolean;
  view: GroupView;
  channel: ChannelId | undefined;
  heardSeq: number | undefined;
  /** What the server must not deliver to it. */
  withholds: (message: ServerMessage) => boolean;
  /** What the server delivers instead. */
  changes: (message: ServerMessage) => ServerMessage;
}

const NOTHING: GroupView = {
  state: 'joining',
  epoch: -1,
  members: [],
  options: FIRST_OPTIONS,
  lobby: NO_LOBBY,
  digits: [],
  downgrade: NO_DOWNGRADE,
  unknownConnections: 0,
};

/** Members with the real rules of the server between them; the clock stands until it is moved. */
export class SimulatedMeeting {
  nowMs = 100_000;
  readonly members: SimulatedMember[] = [];
  readonly hostSeed: Secret<Bytes>;
  readonly #link: Awaited<ReturnType<typeof newLink>>;
  #registry: RoomRegistry;
  #lastChannel = 0;
  #moved = 0;
  /** Sees, and may change, what members send. */
  passes: (from: SimulatedMember, message: GroupMessage) => GroupMessage | undefined = (
    _,
    message,
  ) => message;

  private constructor(link: Awaited<ReturnType<typeof newLink>>) {
    this.#link = link;
    this.hostSeed = link.hostSeed;
    this.#registry = this.#newRegistry(0);
  }

  static async begin(policy: Partial<RoomPolicy> = {}): Promise<SimulatedMeeting> {
    return new SimulatedMeeting(await newLink(policy));
  }

  get roomId(): string {
    return this.#link.room.roomId;
  }

  /** The server loses everything, and all channels break. */
  restartServer(): void {
    for (const member of this.members) this.#detach(member);
    this.#registry = this.#newRegistry(this.nowMs + LIMITS.groupRestoreMs);
  }

  async add(name: string, { isHost = false } = {}): Promise<SimulatedMember> {
    const { room, keys } = this.#link;
    const made = await makeMember(room.roomId, isHost ? this.hostSeed : undefined);
    const member: SimulatedMember = {
      id: made.participantId,
      heard: [],
      epochs: [],
      isClear: false,
      view: NOTHING,
      channel: undefined,
      heardSeq: undefined,
      withholds: () => false,
      changes: (message) => message,
      session: new GroupSession({
        room,
        self: made.participantId,
        own: made.own,
        psk: keys.externalPsk,
        wire: new GroupWire(keys.wrapKey, room.roomId),
        nowMs: () => this.nowMs,
        send: (message) => {
          this.#sent(member, message);
        },
        changed: (view) => {
          member.view = view;
        },
        heard: (from, message) => {
          member.heard.push([from, message]);
        },
        entered: async (entered) => {
          if (entered !== undefined) member.epochs.push(entered.keys.epoch);
          await Promise.resolve();
        },
        mediaClear: (isClear) => {
          member.isClear = isClear;
        },
      }),
    };
    member.session.setName(name);
    this.members.push(member);
    return member;
  }

  /** Opens a channel, for the first time or again. */
  connect(member: SimulatedMember): void {
    this.#lastChannel += 1;
    const channel = this.#lastChannel as ChannelId;
    member.channel = channel;
    const { roomId } = this.#link.room;
    const { id: participantId, heardSeq: resumeAfter } = member;
    const inGroup = member.session.epoch;
    const join = { roomId, participantId, inGroup, resumeAfter };
    this.#apply(this.#registry.join(channel, join, this.nowMs));
  }

  /** The channel breaks without a word. */
  lose(member: SimulatedMember): void {
    const { channel } = member;
    this.#detach(member);
    if (channel !== undefined) this.#apply(this.#registry.loseChannel(channel, this.nowMs));
  }

  leave(member: SimulatedMember): void {
    const { channel } = member;
    this.#detach(member);
    if (channel !== undefined) this.#apply(this.#registry.leave(channel, this.nowMs));
  }

  /** Says something to the server that this member's own code would not. */
  speakFor({ channel }: SimulatedMember, message: GroupMessage): void {
    if (channel !== undefined) this.#apply(this.#registry.group(channel, message, this.nowMs));
  }

  /** Until nobody has anything to do or to send any more. */
  async settle(): Promise<void> {
    for (let before = -1; before !== this.#moved;) {
      before = this.#moved;
      for (const { session } of this.members) await session.settled();
    }
  }

  /** Lets time pass in steps of 100 ms. */
  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 100) {
      this.nowMs += 100;
      this.#apply(this.#registry.expire(this.nowMs));
      for (const { session } of this.members) session.tick();
      await this.settle();
    }
  }

  /** Everybody comes in, one after another as the server lets them. */
  async meet(...names: readonly string[]): Promise<readonly SimulatedMember[]> {
    const members = [];
    for (const name of names) members.push(await this.add(name));
    for (const member of members) this.connect(member);
    await this.settle();
    return members;
  }

  #newRegistry(groupsFromMs: number): RoomRegistry {
    return new RoomRegistry(LIMITS, {
      randomBytes,
      opening: { mayOpen: () => true, permitOfMember: () => undefined },
      groupsFromMs,
    });
  }

  #detach(member: SimulatedMember): void {
    member.channel = undefined;
    member.session.channelLost();
  }

  #sent(member: SimulatedMember, message: GroupMessage): void {
    this.#moved += 1;
    const passed = this.passes(member, message);
    if (member.channel === undefined || passed === undefined) return;
    this.#apply(this.#registry.group(member.channel, passed, this.nowMs));
  }

  #apply(effects: readonly RoomEffect[]): void {
    for (const effect of effects) {
      if (effect.type !== 'send') continue;
      for (const channel of effect.channels) this.#deliver(channel, effect.message);
    }
  }

  #deliver(channel: ChannelId, message: ServerMessage): void {
    const member = this.members.find((each) => each.channel === channel);
    if (member === undefined || member.withholds(message)) return;
    const { seq, isNew } = heardAfter(member.heardSeq, message);
    member.heardSeq = seq;
    if (!isNew) return;
    this.#moved += 1;
    member.session.receive(member.changes(message));
  }
}

async function newLink({ encryption = 'required', lobby = false }: Partial<RoomPolicy>) {
  const keys = await deriveLinkKeys(new Secret(randomBytes(32)));
  const hostSeed = new Secret(randomBytes(32));
  const policy = { encryption, lobby };
  const publicKey = await hostPublicKey(hostSeed);
  const room = parseRoomId(await makeRoomId(policy, publicKey, keys.accessProof.reveal()));
  if (room === undefined) throw new TypeError('a room id that was just made can be read');
  return { keys, hostSeed, room };
}
