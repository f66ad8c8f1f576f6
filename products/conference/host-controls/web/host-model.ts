import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import type { GroupLink } from '../../group/group-link.ts';
import type { OptionsChange } from '../../group/options-change.ts';
import type { ParticipantId } from '../../rooms/participant-id.ts';
import { hostNotices, type HostNotice } from '../host-notice.ts';
import type { HostOrder } from '../order-message.ts';
import { isHost } from '../rights.ts';

/** What hosts do, and what it does to others: orders that come, and what is to be told of them. */
export class HostModel implements Disposable {
  readonly #link: GroupLink;
  readonly #orders = new Set<(order: HostOrder) => boolean>();
  readonly #listeners = new Set<(notice: HostNotice) => void>();
  readonly #ignored = new LiveValue(0);
  readonly #stops: readonly (() => void)[];

  constructor(link: GroupLink) {
    this.#link = link;
    let before = link.view.snapshot();
    this.#stops = [
      link.hear((from, message) => {
        if (message.kind === 'order') this.#take(from, message.order);
      }),
      link.view.subscribe(() => {
        const after = link.view.snapshot();
        const notices = hostNotices(before, after);
        before = after;
        for (const notice of notices) this.tell(notice);
      }),
    ];
  }

  /** Orders of people who are no hosts. */
  get ignored(): ReadableValue<number> {
    return this.#ignored;
  }

  /** What carries orders out answers whether there was anything to do. Answers how to stop. */
  carryOut(how: (order: HostOrder) => boolean): () => void {
    this.#orders.add(how);
    return () => this.#orders.delete(how);
  }

  watch(listener: (notice: HostNotice) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** To one, or to everybody else. */
  readonly order = (order: HostOrder, to?: string): void => {
    this.#link.say({ kind: 'order', order }, to as ParticipantId | undefined);
  };

  readonly makeHost = (id: string): void => {
    this.#link.changeOptions({ makeHost: id as ParticipantId });
  };

  readonly unmakeHost = (id: string): void => {
    this.#link.changeOptions({ unmakeHost: id as ParticipantId });
  };

  readonly allow = (may: OptionsChange['may'] & object): void => {
    this.#link.changeOptions({ may });
  };

  readonly tell = (notice: HostNotice): void => {
    for (const listener of this.#listeners) listener(notice);
  };

  [Symbol.dispose](): void {
    for (const stop of this.#stops) stop();
    this.#orders.clear();
    this.#listeners.clear();
  }

  #take(from: string, order: HostOrder): void {
    if (!isHost(from, this.#link.view.snapshot())) {
      this.#ignored.set(this.#ignored.snapshot() + 1);
      return;
    }
    const done = [...this.#orders].map((carryOut) => carryOut(order));
    if (done.includes(true)) this.tell({ says: order });
  }
}
