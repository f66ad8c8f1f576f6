import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { GroupKeys } from '@blende/shared/e2ee/mls/group-keys.ts';
import type { ServerMessage } from '../contract.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import { Downgrade, type DowngradeStep } from '../downgrade/downgrade.ts';
import { cleanName } from '../rooms/participant-name.ts';
import type { GroupLink } from './group-link.ts';
import { GroupMembership, type Door, type EpochNews } from './group-membership.ts';
import type { GroupSessionDeps } from './group-session-deps.ts';
import { isGroupNews } from './group-news.ts';
import { GroupTalk } from './group-talk.ts';
import { Heartbeat } from './heartbeat.ts';
import { Introductions } from './introductions.ts';
import { LateEpochs } from './late-epochs.ts';
import { Lobby } from '../lobby/lobby.ts';
import type { Decision } from '../lobby/waiting-room.ts';
import { Presence } from './presence.ts';
import { presenceNews } from './presence-news.ts';
import { RoomRules } from './room-rules.ts';
import { sessionState } from './session-state.ts';
import { SessionView } from './session-view.ts';
import type { OptionsChange } from './options-change.ts';
import { upkeepDue } from './upkeep-due.ts';
import type { Spoken } from './spoken.ts';
import { WantedChanges } from './wanted-changes.ts';

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
  readonly #lobby: Lobby;
  readonly #downgrade: Downgrade;
  readonly #view: SessionView;
  #work: Promise<void> = Promise.resolve();
  #openSinceMs: number | undefined;
  readonly #lateEpochs = new LateEpochs();
  readonly #heartbeat = new Heartbeat();
  readonly #introductions = new Introductions(async (to) =>
    this.#say({ kind: 'card', name: this.#name }, to),
  );
  #name = '';
  #ended: 'removed' | 'refused' | 'locked' | 'failed' | undefined;
  #shown = '';

  constructor(deps: GroupSessionDeps) {
    this.#deps = deps;
    const presence = this.#presence;
    const { room, self, nowMs } = deps;
    const rules = new RoomRules({ room, self, isGone: (id) => presence.isGone(id, nowMs()) });
    const lobby = new Lobby(deps);
    const say = async (...said: Parameters<GroupLink['say']>) => this.#say(...said);
    const downgrade = new Downgrade({ ...deps, say });
    const view = new SessionView({ roomId: room.roomId, self, rules, presence, lobby, downgrade });
    this.#downgrade = downgrade;
    this.#lobby = lobby;
    this.#rules = rules;
    this.#view = view;
    this.#membership = new GroupMembership({
      ...deps,
      rules,
      entered: this.#entered,
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
      downgrade,
      named: view.name,
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
    this.#next(async () => this.#take(message));
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
    this.say({ kind: 'card', name: this.#name });
  }

  readonly say = (message: Spoken, to?: ParticipantId): void => {
    this.#next(async () => this.#say(message, to));
  };

  readonly changeOptions = (change: OptionsChange): void => {
    this.#next(async () => {
      this.#wanted.add(change, this.#deps.nowMs());
      if (this.#openSinceMs !== undefined) await this.#changeGroup(this.#deps.nowMs());
    });
  };

  /** Of no effect unless we are a host. */
  readonly decide = (ids: readonly ParticipantId[], decision: Decision): void => {
    this.#next(async () => {
      const { keys } = this.#membership;
      if (keys !== undefined && this.#rules.isHost(this.#deps.own, keys))
        await this.#lobby.decide(keys, ids, decision);
    });
  };

  readonly decideDowngrade = (step: DowngradeStep): void => {
    this.#next(async () => this.#downgrade.take(step, this.#deps.nowMs()));
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
    const nowMs = this.#deps.nowMs();
    const state = this.#ended ?? sessionState(this.#membership, this.#openSinceMs, nowMs);
    const view = await this.#view.read(state, this.#membership, nowMs);
    const shown = JSON.stringify(view);
    if (shown !== this.#shown) this.#deps.changed(view);
    this.#shown = shown;
  }

  async #take(message: ServerMessage): Promise<void> {
    const [membership, nowMs] = [this.#membership, this.#deps.nowMs()];
    presenceNews(this.#presence, message, this.#deps.self, nowMs);
    if (!isGroupNews(message)) return;
    switch (message.type) {
      case 'welcome': {
        await this.#opened(nowMs);
        await membership.welcomed(message.groupEpoch);
        return;
      }
      case 'resumed':
        await this.#opened(nowMs);
        return;
      case 'left':
        this.#lobby.left(message.participantId as ParticipantId);
        return;
      case 'lease':
        await membership.useTurn(message.group?.groupInfo);
        await this.#standBefore(membership.door, nowMs);
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
      case 'undone':
        membership.undone(message.epoch);
        return;
      case 'commit-refused':
        membership.refused(message.epoch);
        return;
      case 'restore-wanted':
        await membership.restoreWanted();
        return;
      case 'knocked':
        await this.#lobby.knocked(message.from as ParticipantId, message.knock, nowMs);
        return;
      case 'knock-answered':
        this.#answered(await this.#lobby.answered(message.answer));
        return;
    }
  }

  /** Before a locked door, and once removed, nobody waits. */
  async #standBefore(door: Door | undefined, nowMs: number): Promise<void> {
    if (door === 'locked' || door === 'removed') this.#ended = door;
    else await this.#lobby.passTime(door, this.#name, nowMs);
  }

  #answered(answer: Bytes | 'refused' | undefined): void {
    if (answer === undefined || this.#membership.door !== 'knock') return;
    if (answer === 'refused') this.#ended = answer;
    else this.#membership.admitted(answer);
  }

  async #opened(nowMs: number): Promise<void> {
    if (this.#openSinceMs === undefined) this.#presence.reopened(nowMs);
    this.#openSinceMs = nowMs;
    this.#membership.opened();
    const { keys } = this.#membership;
    if (keys !== undefined) await this.#talk.sayUnsaid(keys);
  }

  readonly #entered = async (keys: GroupKeys, { added, hasJoined }: EpochNews): Promise<void> => {
    const [leaves, nowMs] = [this.#rules.leaves(keys), this.#deps.nowMs()];
    this.#presence.keep(leaves, nowMs);
    this.#introductions.entered(nowMs);
    this.#lateEpochs.entered(keys.epoch, nowMs);
    this.#downgrade.entered({ epoch: keys.epoch, members: [...leaves.keys()] }, nowMs);
    await this.#deps.entered({ keys, leaves });
    this.#heartbeat.entered(nowMs);
    const newcomers = [...leaves].filter(([, leaf]) => added.includes(leaf)).map(([id]) => id);
    for (const to of hasJoined ? [undefined, ...newcomers] : newcomers)
      await this.#introductions.introduce(to, keys.epoch);
    await this.#downgrade.introduce(hasJoined ? [] : newcomers, nowMs);
    await this.#talk.sayUnsaid(keys);
    this.#wanted.due(keys, leaves, nowMs);
  };

  async #hear(text: string): Promise<void> {
    const { keys } = this.#membership;
    if (keys === undefined) return;
    await this.#talk.hear(keys, text, (leaf) => this.#rules.idAt(keys, leaf));
  }

  async #say(message: Spoken, to?: ParticipantId): Promise<void> {
    const keys = this.#openSinceMs === undefined ? undefined : this.#membership.keys;
    await this.#talk.say(keys, message, to);
  }

  async #passTime(nowMs: number): Promise<void> {
    this.#membership.passTime(nowMs);
    await this.#lobby.passTime(this.#membership.door, this.#name, nowMs);
    const { keys } = this.#membership;
    if (keys === undefined) return;
    const first = this.#lateEpochs.forgetBefore(nowMs);
    if (first !== undefined) keys.forgetBefore(first);
    if (this.#heartbeat.isDue(nowMs)) await this.#say({ kind: 'heartbeat', epoch: keys.epoch });
    await this.#introductions.again(keys.epoch, nowMs);
    await this.#downgrade.passTime(nowMs);
    await this.#changeGroup(nowMs);
    if (!this.#membership.isSettled) return;
    const [{ self }, { isOurs }] = [this.#deps, this.#membership];
    const leaves = this.#rules.leaves(keys);
    const due = upkeepDue({ self, leaves, presence: this.#presence, isOurs }, nowMs);
    if (due !== undefined) await this.#membership.change(due);
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
