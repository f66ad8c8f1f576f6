import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import type { GroupLink } from '../../group/group-link.ts';
import { newcomers } from '../../group/newcomers.ts';
import { handsOf, nextTurn, withHand, type RaisedHands } from '../raised-hands.ts';

/** Hands that are up, one's own among them. */
export class HandsModel implements Disposable {
  readonly #link: GroupLink;
  readonly #hands = new LiveValue<RaisedHands>(new Map());
  readonly #stops: readonly (() => void)[];

  constructor(link: GroupLink) {
    this.#link = link;
    let before = link.view.snapshot();
    this.#stops = [
      link.hear((from, message) => {
        if (message.kind !== 'hand') return;
        this.#hands.set(withHand(this.#hands.snapshot(), from, message.turn));
      }),
      link.view.subscribe(() => {
        const after = link.view.snapshot();
        for (const { id } of newcomers(before, after)) this.#tell(id);
        before = after;
        this.#hands.set(handsOf(this.#hands.snapshot(), after.members));
      }),
    ];
  }

  get hands(): ReadableValue<RaisedHands> {
    return this.#hands;
  }

  readonly toggle = (): void => {
    const self = this.#self();
    if (self === undefined) return;
    const hands = this.#hands.snapshot();
    const turn = hands.has(self) ? null : nextTurn(hands);
    this.#hands.set(withHand(hands, self, turn));
    this.#link.say({ kind: 'hand', turn });
  };

  [Symbol.dispose](): void {
    for (const stop of this.#stops) stop();
  }

  /** Whoever has just come learns of the own hand. */
  #tell(newcomer: GroupMemberId): void {
    const turn = this.#hands.snapshot().get(this.#self() ?? '');
    if (turn !== undefined) this.#link.say({ kind: 'hand', turn }, newcomer);
  }

  #self(): GroupMemberId | undefined {
    return this.#link.view.snapshot().members.find(({ isSelf }) => isSelf)?.id;
  }
}

type GroupMemberId = ReturnType<GroupLink['view']['snapshot']>['members'][number]['id'];
