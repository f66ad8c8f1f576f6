import { assertNever } from '@blende/shared/basics/assert-never.ts';
import { LIMITS, type GroupMessage, type ServerMessage } from '../contract.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import type { Unnumbered } from '../rooms/room-log.ts';
import { JoinQueue } from './join-queue.ts';
import { Objections } from './objections.ts';

export interface DeliveryTimes {
  /** How long whoever may join has for it before the next one may. */
  readonly leaseMs: number;
  /** How long members may bring their group back, once there is one or it is asked for. */
  readonly restoreMs: number;
}

/** What the room has to say because of a step. */
export type DeliveryEffect =
  /** In the room's order: to all, to all but its author, or to one. */
  | {
      readonly type: 'order';
      readonly message: Unnumbered;
      readonly to: 'all' | 'others' | ParticipantId;
      readonly from: ParticipantId;
    }
  | { readonly type: 'tell'; readonly to: ParticipantId; readonly message: ServerMessage };

interface StoredGroup {
  readonly epoch: number;
  readonly groupInfo: string;
  /** Until then members with a higher epoch take its place; not any more once somebody committed. */
  readonly restorableUntilMs: number;
}

/**
 * The delivery service of one group (RFC 9750, section 5): takes one commit per epoch, says
 * everything in one order, and lets people join one at a time. It reads nothing: all bytes are
 * wrapped. Nothing here waits, sends or reads a clock.
 */
export class GroupDelivery {
  readonly #times: DeliveryTimes;
  readonly #queue: JoinQueue;
  readonly #objections = new Objections<StoredGroup>();
  #group: StoredGroup | undefined;
  /** Who is in the group, as far as the server can tell: with the last of them the group ends. */
  readonly #members = new Set<ParticipantId>();
  readonly #knockedAtMs = new Map<ParticipantId, number>();
  /** Before that nobody founds a group: members of one may still come back. */
  #foundableFromMs: number;

  constructor(times: DeliveryTimes, foundableFromMs: number) {
    this.#times = times;
    this.#queue = new JoinQueue(times.leaseMs);
    this.#foundableFromMs = foundableFromMs;
  }

  get epoch(): number | undefined {
    return this.#group?.epoch;
  }

  /** Somebody took or took back a place; `inGroup` is the epoch in which they say they are. */
  arrived(
    id: ParticipantId,
    inGroup: number | undefined,
    nowMs: number,
  ): readonly DeliveryEffect[] {
    if (inGroup === undefined) return this.#wantsToJoin(id, nowMs);
    this.#members.add(id);
    if (this.#group !== undefined) return [];
    return [this.#wantRestore(id, nowMs)];
  }

  handle(id: ParticipantId, message: GroupMessage, nowMs: number): readonly DeliveryEffect[] {
    switch (message.type) {
      case 'found':
        return this.#found(id, message.groupInfo, nowMs);
      case 'commit':
        return this.#commit(id, message, nowMs);
      case 'object':
        return this.#object(id, message.ref, nowMs);
      case 'restore':
        return this.#restore(id, message, nowMs);
      case 'ask-to-join-group':
        return this.#wantsToJoin(id, nowMs);
      case 'give-back-turn':
        return this.away(id, nowMs);
      case 'knock':
        return this.#knock(id, message.knock, nowMs);
      case 'answer-knock':
        return this.#answerKnock(id, message);
      case 'say':
        return [
          {
            type: 'order',
            message: { type: 'said', from: id, message: message.message },
            to: (message.to as ParticipantId | undefined) ?? 'others',
            from: id,
          },
        ];
      default:
        return assertNever(message);
    }
  }

  /** The channel is gone: whoever waits behind them may join. */
  away(id: ParticipantId, nowMs: number): readonly DeliveryEffect[] {
    this.#queue.remove(id);
    return this.#letNextJoin(nowMs);
  }

  left(id: ParticipantId, nowMs: number): readonly DeliveryEffect[] {
    this.#members.delete(id);
    this.#objections.left(id);
    this.#knockedAtMs.delete(id);
    if (this.#members.size === 0) this.#group = undefined;
    return this.away(id, nowMs);
  }

  expire(nowMs: number): readonly DeliveryEffect[] {
    this.#queue.expire(nowMs);
    return this.#letNextJoin(nowMs);
  }

  nextDeadlineMs(): number {
    const foundableMs = this.#group === undefined ? this.#foundableFromMs : 0;
    return this.#queue.nextDeadlineMs(foundableMs);
  }

  #wantsToJoin(id: ParticipantId, nowMs: number): readonly DeliveryEffect[] {
    if (this.#queue.holder === id) return [this.#lease(id)];
    this.#queue.add(id);
    return this.#letNextJoin(nowMs);
  }

  /** To members only: those who wait learn nothing of each other. */
  #knock(id: ParticipantId, knock: string, nowMs: number): readonly DeliveryEffect[] {
    const lastMs = this.#knockedAtMs.get(id) ?? Number.NEGATIVE_INFINITY;
    if (nowMs - lastMs < LIMITS.knockEveryMs) return [];
    this.#knockedAtMs.set(id, nowMs);
    const message = { type: 'knocked', from: id, knock } as const;
    const others = [...this.#members].filter((member) => member !== id);
    return others.map((to) => ({ type: 'tell', to, message }));
  }

  #answerKnock(
    id: ParticipantId,
    { to, answer }: Extract<GroupMessage, { type: 'answer-knock' }>,
  ): readonly DeliveryEffect[] {
    if (!this.#members.has(id)) return [];
    const message = { type: 'knock-answered', from: id, answer } as const;
    return [{ type: 'tell', to: to as ParticipantId, message }];
  }

  #found(id: ParticipantId, groupInfo: string, nowMs: number): readonly DeliveryEffect[] {
    if (this.#group !== undefined || this.#queue.holder !== id) return this.#refused(id);
    return this.#begin(id, { epoch: 0, groupInfo }, nowMs);
  }

  #commit(
    id: ParticipantId,
    { epoch, commit, groupInfo }: Extract<GroupMessage, { type: 'commit' }>,
    nowMs: number,
  ): readonly DeliveryEffect[] {
    if (this.#group === undefined) return [this.#wantRestore(id, nowMs)];
    if (!this.#objections.mayCommit(id, nowMs)) {
      this.#queue.remove(id);
      return [...this.#refused(id), ...this.#letNextJoin(nowMs)];
    }
    if (this.#group.epoch !== epoch) return this.#refused(id);
    this.#objections.took({ by: id, commit, before: this.#group }, nowMs);
    this.#group = { epoch: epoch + 1, groupInfo, restorableUntilMs: nowMs };
    this.#members.add(id);
    this.#queue.remove(id);
    const message = { type: 'commit', epoch: epoch + 1, from: id, commit } as const;
    return [{ type: 'order', message, to: 'all', from: id }, ...this.#letNextJoin(nowMs)];
  }

  #object(id: ParticipantId, ref: string, nowMs: number): readonly DeliveryEffect[] {
    const members = this.#members;
    const before = this.#objections.object(id, ref, { members, nowMs });
    if (before === undefined || this.#group === undefined) return [];
    this.#group = { ...before, restorableUntilMs: nowMs };
    const { holder } = this.#queue;
    const message = { type: 'undone', epoch: before.epoch } as const;
    return [
      { type: 'order', message, to: 'all', from: id },
      ...(holder === undefined ? this.#letNextJoin(nowMs) : [this.#lease(holder)]),
    ];
  }

  #restore(
    id: ParticipantId,
    offer: Pick<StoredGroup, 'epoch' | 'groupInfo'>,
    nowMs: number,
  ): readonly DeliveryEffect[] {
    const stored = this.#group;
    if (stored === undefined) return this.#begin(id, offer, nowMs);
    if (offer.epoch === stored.epoch) return [];
    const isBetter = offer.epoch > stored.epoch && nowMs < stored.restorableUntilMs;
    return isBetter ? this.#begin(id, offer, nowMs) : this.#refused(id);
  }

  #begin(
    id: ParticipantId,
    { epoch, groupInfo }: Pick<StoredGroup, 'epoch' | 'groupInfo'>,
    nowMs: number,
  ): readonly DeliveryEffect[] {
    this.#group = { epoch, groupInfo, restorableUntilMs: nowMs + this.#times.restoreMs };
    this.#members.add(id);
    this.#queue.remove(id);
    const { holder } = this.#queue;
    return [
      { type: 'order', message: { type: 'founded', from: id, epoch }, to: 'all', from: id },
      // Who was about to join something else starts again with this group.
      ...(holder === undefined ? this.#letNextJoin(nowMs) : [this.#lease(holder)]),
    ];
  }

  #refused(id: ParticipantId): readonly DeliveryEffect[] {
    const message = { type: 'commit-refused', epoch: this.#group?.epoch ?? 0 } as const;
    const told = { type: 'tell', to: id, message } as const;
    return this.#queue.holder === id ? [told, this.#lease(id)] : [told];
  }

  #wantRestore(id: ParticipantId, nowMs: number): DeliveryEffect {
    this.#foundableFromMs = Math.max(this.#foundableFromMs, nowMs + this.#times.restoreMs);
    return { type: 'tell', to: id, message: { type: 'restore-wanted' } };
  }

  #letNextJoin(nowMs: number): readonly DeliveryEffect[] {
    if (this.#group === undefined && nowMs < this.#foundableFromMs) return [];
    const next = this.#queue.next(nowMs);
    return next === undefined ? [] : [this.#lease(next)];
  }

  #lease(id: ParticipantId): DeliveryEffect {
    const group = this.#group && { epoch: this.#group.epoch, groupInfo: this.#group.groupInfo };
    return {
      type: 'tell',
      to: id,
      message: group === undefined ? { type: 'lease' } : { type: 'lease', group },
    };
  }
}
