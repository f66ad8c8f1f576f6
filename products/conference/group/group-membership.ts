import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { GroupKeys, ReceivedCommit } from '@blende/shared/e2ee/mls/group-keys.ts';
import type { GroupMessage, ServerMessage } from '../contract.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import {
  offerToChange,
  offerToFound,
  offerToJoin,
  type Offer,
  type OfferDeps,
} from './group-offer.ts';
import { readOptions } from './group-options.ts';
import { commitRef } from './objections.ts';
import type { RoomRules } from './room-rules.ts';

/** What was sent and not answered by then is taken for lost. */
const ANSWER_MS = 6_000;
/** A group that we may not join may go away; asking costs the server and us little. */
const ASK_AGAIN_MS = 8_000;
/** Before a closed door every change of the group is a reason, but not several at once. */
const ASK_SOON_MS = 2_000;

/** Why we are not let in, though the group is good. */
export type Door = 'knock' | 'no-host' | 'locked' | 'removed';
const DOORS: ReadonlyMap<string, Door> = new Map([
  ['rule:not-admitted', 'knock'],
  ['rule:locked', 'locked'],
  ['rule:removed', 'removed'],
]);

type Accepted = Exclude<ReceivedCommit, { outcome: 'refused' }>;

export interface EpochNews {
  /** Leaves of those who are new. */
  readonly added: readonly number[];
  /** We joined with it, for the first time or again. */
  readonly hasJoined: boolean;
}

export interface GroupMembershipDeps extends OfferDeps {
  readonly rules: RoomRules;
  readonly self: ParticipantId;
  readonly nowMs: () => number;
  readonly send: (message: GroupMessage) => void;
  /** Another epoch. */
  readonly entered: (keys: GroupKeys, news: EpochNews) => Promise<void>;
  /** There are no keys any more; by a host: for good. */
  readonly left: (isByHost: boolean) => Promise<void>;
}

/**
 * Being a member: found or join when it is our turn, follow the server's order, bring the group back
 * to a server that lost it, join anew where something is missing.
 */
export class GroupMembership {
  readonly #deps: GroupMembershipDeps;
  #keys: GroupKeys | undefined;
  #offer: (Offer & { readonly sentAtMs: number }) | undefined;
  /** The server lets us join when it is our turn. */
  #isAsking = true;
  #askedAtMs = 0;
  #isStrange = false;
  #isOurs = false;
  /** Most others undid a change that we found good. */
  #isApart = false;
  #door: Door | undefined;
  #pass: Bytes | undefined;

  constructor(deps: GroupMembershipDeps) {
    this.#deps = deps;
  }

  get keys(): GroupKeys | undefined {
    return this.#keys;
  }

  /** The server's group is none that we may join. */
  get isStrange(): boolean {
    return this.#isStrange || this.#isApart;
  }

  /** What keeps us out; undefined if nothing does. */
  get door(): Door | undefined {
    return this.#door;
  }

  /** We signed the GroupInfo that the server has. */
  get isOurs(): boolean {
    return this.#isOurs;
  }

  /** Nothing of ours is on its way. */
  get isSettled(): boolean {
    return !this.#isAsking && !this.#isApart && this.#offer === undefined;
  }

  /** The channel is open. Whoever is in no group was queued by the join itself. */
  opened(): void {
    this.#askedAtMs = this.#deps.nowMs();
  }

  /** The server's order begins anew; undefined if it has no group. */
  async welcomed(groupEpoch: number | undefined): Promise<void> {
    this.#forgetOffer();
    if (groupEpoch !== undefined) await this.#compare(groupEpoch);
  }

  async useTurn(groupInfo: string | undefined): Promise<void> {
    // A turn that comes twice is of no use any more.
    if (!this.#isAsking) return;
    this.#forgetOffer();
    if (groupInfo !== undefined) await this.#join(groupInfo);
    else if (this.#keys === undefined) await this.#found();
    else await this.#restore(this.#keys);
  }

  /** A host let us in. */
  admitted(pass: Bytes): void {
    this.#pass = pass;
    if (this.#door !== undefined) this.#ask();
  }

  async restoreWanted(): Promise<void> {
    if (this.#keys === undefined) this.#ask();
    else await this.#restore(this.#keys);
  }

  async founded(from: string, epoch: number): Promise<void> {
    if (this.#door !== undefined) this.#ask();
    if (from !== this.#deps.self) await this.#compare(epoch);
    else if (this.#offer?.kind === 'found') await this.#adopt(this.#offer);
    else if (this.#keys?.epoch === epoch) {
      this.#isAsking = false;
      this.#isOurs = true;
    }
  }

  async committed(message: Extract<ServerMessage, { type: 'commit' }>): Promise<void> {
    const { epoch, commit, from } = message;
    const [keys, offer] = [this.#keys, this.#offer];
    if (offer?.message.type === 'commit' && offer.message.commit === commit) {
      await this.#adopt(offer);
      return;
    }
    if (keys === undefined && this.#door !== undefined) this.#askSoon();
    if (keys !== undefined && this.#isApart && epoch >= keys.epoch) {
      this.#ask();
      return;
    }
    if (keys === undefined || epoch <= keys.epoch) return;
    // Something is missing between, or it is ours and its keys are gone.
    if (epoch !== keys.epoch + 1 || from === this.#deps.self) {
      this.#ask();
      return;
    }
    const bytes = await this.#deps.wire.open('commit', commit);
    const received = bytes && (await keys.receive(bytes));
    if (received !== undefined && received.outcome !== 'refused')
      await this.#received(keys, received);
    // What our own rules refuse changes nothing here, whatever the server takes it for.
    else this.#deps.send({ type: 'object', ref: commitRef(commit) });
  }

  /** The others went back to this epoch. Whoever is further waits until they are, too. */
  undone(epoch: number): void {
    this.#forgetOffer();
    if (this.#isAsking) this.#ask();
    else this.#isApart ||= this.#keys !== undefined && this.#keys.epoch > epoch;
  }

  refused(epoch: number): void {
    const refused = this.#offer;
    this.#forgetOffer();
    // Whoever changes the group sees the other's commit first, whoever joins gets another turn.
    if (refused === undefined ? this.#keys?.epoch !== epoch : refused.kind === 'found') this.#ask();
  }

  /** Without anything to change it renews our own keys, and the server's GroupInfo is ours. */
  async change(change: Parameters<GroupKeys['commit']>[0]): Promise<void> {
    if (this.#keys !== undefined) this.#send(await offerToChange(this.#deps, this.#keys, change));
  }

  passTime(nowMs: number): void {
    if (this.#offer !== undefined && nowMs - this.#offer.sentAtMs > ANSWER_MS) this.#forgetOffer();
    const isWaiting = this.#isAsking && this.#offer === undefined;
    if (isWaiting && nowMs - this.#askedAtMs > ASK_AGAIN_MS) this.#ask();
  }

  async drop(isByHost: boolean): Promise<void> {
    this.#forgetOffer();
    this.#keys?.[Symbol.dispose]();
    this.#keys = undefined;
    await this.#deps.left(isByHost);
  }

  /** The server's group is, or is not, at the epoch where we are. */
  async #compare(epoch: number): Promise<void> {
    const keys = this.#keys;
    if (keys === undefined) return;
    if (keys.epoch > epoch) await this.#restore(keys);
    else if (keys.epoch < epoch) this.#ask();
  }

  async #received(keys: GroupKeys, received: Accepted): Promise<void> {
    if (received.outcome === 'applied') {
      if (this.#offer?.kind === 'change') this.#forgetOffer();
      this.#isOurs = false;
      await this.#deps.entered(keys, { added: received.added, hasJoined: false });
      return;
    }
    const [{ options }, { self }] = [received, this.#deps];
    const by = keys.members.find(({ leaf }) => leaf === received.by);
    // Hosts also tidy up after those who seem gone: for good it is only if the same commit says so.
    const isForGood =
      options !== undefined && readOptions(options)?.removed.includes(self) === true;
    const isByHost = by !== undefined && isForGood && this.#deps.rules.isHost(by, keys);
    await this.drop(isByHost);
    if (!isByHost) this.#ask();
  }

  async #adopt(offer: Offer): Promise<void> {
    offer.adopt();
    this.#offer = undefined;
    const before = this.#keys;
    this.#keys = offer.keys;
    if (before !== offer.keys) before?.[Symbol.dispose]();
    this.#isOurs = true;
    const hasJoined = offer.kind !== 'change';
    if (hasJoined) {
      this.#isAsking = false;
      this.#isStrange = false;
      this.#isApart = false;
      this.#door = undefined;
    }
    await this.#deps.entered(offer.keys, { added: [], hasJoined });
  }

  async #found(): Promise<void> {
    // Whoever was told to wait does not found a group of their own, whatever became of the others.
    const offer = this.#door === 'knock' ? undefined : await offerToFound(this.#deps);
    if (offer === undefined) await this.#standBefore(this.#door ?? 'no-host');
    else this.#send(offer);
  }

  async #join(groupInfo: string): Promise<void> {
    const mine = { before: this.#keys, pass: this.#pass };
    const answer = await offerToJoin(this.#deps, groupInfo, mine);
    const isRefused = 'outcome' in answer;
    const door = isRefused ? DOORS.get(answer.code) : undefined;
    this.#isStrange = isRefused && door === undefined;
    if (!isRefused) this.#send(answer);
    else await this.#standBefore(door);
  }

  async #standBefore(door: Door | undefined): Promise<void> {
    this.#door = door;
    this.#askedAtMs = this.#deps.nowMs();
    this.#deps.send({ type: 'give-back-turn' });
    if (door !== undefined && this.#keys !== undefined) await this.drop(door === 'removed');
  }

  #askSoon(): void {
    if (this.#deps.nowMs() - this.#askedAtMs > ASK_SOON_MS) this.#ask();
  }

  #send(offer: Offer): void {
    this.#offer = { ...offer, sentAtMs: this.#deps.nowMs() };
    this.#deps.send(offer.message);
  }

  #forgetOffer(): void {
    this.#offer?.discard();
    this.#offer = undefined;
  }

  #ask(): void {
    this.#isAsking = true;
    this.#askedAtMs = this.#deps.nowMs();
    this.#deps.send({ type: 'ask-to-join-group' });
  }

  async #restore(keys: GroupKeys): Promise<void> {
    const groupInfo = await this.#deps.wire.close('group-info', await keys.groupInfo());
    this.#deps.send({ type: 'restore', epoch: keys.epoch, groupInfo });
  }
}
