import type { GroupKeys } from '@blende/shared/e2ee/mls/group-keys.ts';
import { LATE_EPOCHS } from '@blende/shared/e2ee/mls/limits.ts';
import type { ServerMessage } from '../contract.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import { cleanName } from '../rooms/participant-name.ts';
import { GroupMembership, type EpochNews } from './group-membership.ts';
import type { GroupSessionDeps } from './group-session-deps.ts';
import { GroupTalk } from './group-talk.ts';
import { LateEpochs } from './late-epochs.ts';
import type { GroupView } from './group-view.ts';
import { Presence } from './presence.ts';
import { removalDue } from './removal-due.ts';
import { RoomRules } from './room-rules.ts';
import { SessionView } from './session-view.ts';
import type { OptionsChange } from './options-change.ts';
import { signingDue } from './signing-due.ts';
import type { Spoken } from './spoken.ts';
import { WantedChanges } from './wanted-changes.ts';

const HEARTBEAT_MS = 5_000;
/** After a new epoch: not while somebody joins, and once for many who join at once. */
const FIRST_BEAT_MS = 1_500;
/** Joining takes less, however many others join. */
const JOINED_BY_MS = 8_000;
/** Nobody joins or leaves for so long. */
const CALM_MS = 1_000;

/**
 * One person in the group of a room: a member, what they say and hear, and who of the others is
 * there. Everything happens one after another; time and sending are handed in.
 */
export class GroupSession implements Disposable {
  readonly #deps: GroupSessionDeps;
  readonly #presence = new Presence();
  readonly #rules: RoomRules;
  readonly #membership: GroupMembership;
  readonly #talk: GroupTalk;
  readonly #wanted = new WantedChanges();
  readonly #view: SessionView;
  #work: Promise<void> = Promise.resolve();
  #openSinceMs: number | undefined;
  readonly #lateEpochs = new LateEpochs();
  #beatAtMs = 0;
  #enteredAtMs = 0;
  /** Where we said our name, and in which epoch. */
  readonly #introduced = new Map<ParticipantId | undefined, number>();
  #name = '';
  #ended: 'removed' | 'failed' | undefined;
  #shown = '';

  constructor(deps: GroupSessionDeps) {
    this.#deps = deps;
    const presence = this.#presence;
    const { room, self, nowMs } = deps;
    const rules = new RoomRules({ room, self, isGone: (id) => presence.isGone(id, nowMs()) });
    const view = new SessionView({ roomId: room.roomId, self, rules, presence });
    this.#rules = rules;
    this.#view = view;
    this.#membership = new GroupMembership({
      ...deps,
      rules,
      entered: async (keys, news) => {
        await this.#entered(keys, news);
      },
      left: async (isByHost) => {
        if (isByHost) this.#ended = 'removed';
        await deps.entered(undefined);
      },
    });
    // Nobody asks about ourselves.
    this.#next(async () => {
      if (!(await rules.isMember(deps.own)))
        throw new TypeError('own identity is not of this room');
    });
    this.#talk = new GroupTalk({
      ...deps,
      presence,
      named: (id, name) => {
        view.name(id, name);
      },
    });
  }

  /** The epoch in which we are a member: shown to the server when the channel opens. */
  get epoch(): number | undefined {
    return this.#membership.keys?.epoch;
  }

  /** The server has let us in: the rest is ours. */
  get isOpen(): boolean {
    return this.#openSinceMs !== undefined;
  }

  /** Resolves when everything that came so far is done. */
  async settled(): Promise<void> {
    await this.#work;
  }

  readonly receive = (message: ServerMessage): void => {
    this.#next(async () => {
      await this.#take(message);
    });
  };

  readonly channelLost = (): void => {
    this.#next(() => {
      this.#openSinceMs = undefined;
    });
  };

  /** To be called a few times a second. */
  readonly tick = (): void => {
    this.#next(async () => {
      if (this.#openSinceMs !== undefined) await this.#passTime(this.#deps.nowMs());
    });
  };

  setName(name: string): void {
    this.#name = cleanName(name);
    this.#view.name(this.#deps.self, this.#name);
    this.say(this.#card);
  }

  readonly say = (message: Spoken, to?: ParticipantId): void => {
    this.#next(async () => {
      await this.#say(message, to);
    });
  };

  readonly changeOptions = (change: OptionsChange): void => {
    this.#next(async () => {
      this.#wanted.add(change, this.#deps.nowMs());
      if (this.#openSinceMs !== undefined) await this.#changeGroup(this.#deps.nowMs());
    });
  };

  [Symbol.dispose](): void {
    this.#next(async () => {
      this.#ended = 'removed';
      await this.#membership.drop(false);
    });
  }

  /** One after another; what fails inside is a fault of ours, and the session says so. */
  #next(step: () => Promise<void> | void): void {
    this.#work = this.#work
      .then(async () => {
        if (this.#ended === undefined) await step();
      })
      .catch(async () => {
        this.#ended = 'failed';
        await this.#membership.drop(false);
      })
      .then(async () => {
        await this.#show();
      });
  }

  async #show(): Promise<void> {
    const view = await this.#view.read(this.#state(), this.#membership.keys, this.#deps.nowMs());
    const shown = JSON.stringify(view);
    if (shown !== this.#shown) this.#deps.changed(view);
    this.#shown = shown;
  }

  #state(): GroupView['state'] {
    if (this.#ended !== undefined) return this.#ended;
    if (this.#membership.isStrange) return 'alone-with-server';
    if (this.#membership.keys !== undefined) return 'in';
    const openMs = this.#deps.nowMs() - (this.#openSinceMs ?? Number.POSITIVE_INFINITY);
    return openMs > JOINED_BY_MS ? 'alone-with-server' : 'joining';
  }

  async #take(message: ServerMessage): Promise<void> {
    const [membership, nowMs] = [this.#membership, this.#deps.nowMs()];
    switch (message.type) {
      case 'welcome': {
        const others = message.participants.map(({ id }) => id as ParticipantId);
        this.#presence.begin([...others, this.#deps.self], nowMs);
        await this.#opened(nowMs);
        await membership.welcomed(message.groupEpoch);
        return;
      }
      case 'resumed':
        await this.#opened(nowMs);
        return;
      case 'joined':
        this.#presence.seated(message.participant.id as ParticipantId, nowMs);
        return;
      case 'left':
        this.#presence.left(message.participantId as ParticipantId, nowMs);
        return;
      case 'lease':
        await membership.useTurn(message.group?.groupInfo);
        return;
      case 'founded':
        await membership.founded(message.from, message.epoch);
        return;
      case 'commit':
        await membership.committed(message);
        return;
      case 'said':
        await this.#hear(message.message);
        return;
      case 'commit-refused':
        membership.refused(message.epoch);
        return;
      case 'restore-wanted':
        await membership.restoreWanted();
        return;
      case 'ticket':
      case 'draining':
      case 'permit':
      case 'pong':
      case 'end-challenge':
      case 'end-refused':
      case 'refused':
    }
  }

  async #opened(nowMs: number): Promise<void> {
    this.#openSinceMs = nowMs;
    this.#membership.opened();
    const { keys } = this.#membership;
    if (keys !== undefined) await this.#talk.sayUnsaid(keys);
  }

  async #entered(keys: GroupKeys, { added, hasJoined }: EpochNews): Promise<void> {
    const [leaves, nowMs] = [this.#rules.leaves(keys), this.#deps.nowMs()];
    this.#presence.keep(leaves, nowMs);
    this.#enteredAtMs = nowMs;
    this.#lateEpochs.entered(keys.epoch, nowMs);
    await this.#deps.entered({ keys, leaves });
    this.#beatAtMs = Math.min(this.#beatAtMs, nowMs - HEARTBEAT_MS + FIRST_BEAT_MS);
    if (hasJoined) await this.#introduce(undefined);
    for (const [id, leaf] of leaves) if (added.includes(leaf)) await this.#introduce(id);
    await this.#talk.sayUnsaid(keys);
    this.#wanted.due(keys, leaves, nowMs);
  }

  /** To one of them, or to all. */
  async #introduce(to: ParticipantId | undefined): Promise<void> {
    this.#introduced.set(to, this.#membership.keys?.epoch ?? 0);
    await this.#say(this.#card, to);
  }

  /** What is said reaches nobody once several more epochs have come before it: then it is said again. */
  async #introduceAgain({ epoch }: GroupKeys, nowMs: number): Promise<void> {
    if (nowMs - this.#enteredAtMs < CALM_MS) return;
    const lost = [...this.#introduced].filter(([, said]) => epoch - said > LATE_EPOCHS);
    this.#introduced.clear();
    for (const [to] of lost) await this.#introduce(to);
  }

  async #hear(text: string): Promise<void> {
    const { keys } = this.#membership;
    if (keys === undefined) return;
    await this.#talk.hear(keys, text, (leaf) => {
      const member = keys.members.find((each) => each.leaf === leaf);
      return member && this.#rules.known(member)?.id;
    });
  }

  get #card(): Spoken {
    return { kind: 'card', name: this.#name };
  }

  async #say(message: Spoken, to?: ParticipantId): Promise<void> {
    const keys = this.#openSinceMs === undefined ? undefined : this.#membership.keys;
    await this.#talk.say(keys, message, to);
  }

  async #beat(keys: GroupKeys): Promise<void> {
    this.#beatAtMs = this.#deps.nowMs();
    await this.#say({ kind: 'heartbeat', epoch: keys.epoch });
  }

  async #passTime(nowMs: number): Promise<void> {
    this.#membership.passTime(nowMs);
    const { keys } = this.#membership;
    if (keys === undefined) return;
    const first = this.#lateEpochs.forgetBefore(nowMs);
    if (first !== undefined) keys.forgetBefore(first);
    if (nowMs - this.#beatAtMs >= HEARTBEAT_MS) await this.#beat(keys);
    await this.#introduceAgain(keys, nowMs);
    await this.#changeGroup(nowMs);
    if (!this.#membership.isSettled) return;
    const [presence, { self }] = [this.#presence, this.#deps];
    const removableFrom = (id: ParticipantId): number => presence.removableFromMs(id);
    const leaves = this.#rules.leaves(keys);
    const due = removalDue(leaves, self, removableFrom, nowMs);
    if (due.length > 0) await this.#membership.change({ remove: due });
    else if (!this.#membership.isOurs && signingDue({ self, leaves, presence }, nowMs))
      await this.#membership.change({});
  }

  /** What others would refuse is not sent. */
  async #changeGroup(nowMs: number): Promise<void> {
    const { keys, isSettled } = this.#membership;
    if (keys === undefined || !isSettled) return;
    const due = this.#wanted.due(keys, this.#rules.leaves(keys), nowMs);
    if (due !== undefined && this.#rules.isHost(this.#deps.own, keys))
      await this.#membership.change(due);
  }
}
