import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import type { GroupLink } from '../../group/group-link.ts';
import type { Reaction } from '../reaction-message.ts';
import { SHOWN_MS, stillShown, withReaction, type ShownReaction } from '../shown-reactions.ts';

/** Reactions as long as they are shown. */
export class ReactionsModel implements Disposable {
  readonly #link: GroupLink;
  readonly #shown = new LiveValue<readonly ShownReaction[]>([]);
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  readonly #stop: () => void;
  #next = 0;

  constructor(link: GroupLink) {
    this.#link = link;
    this.#stop = link.hear((from, message) => {
      if (message.kind === 'reaction') this.#show(from, message.emoji);
    });
  }

  get shown(): ReadableValue<readonly ShownReaction[]> {
    return this.#shown;
  }

  readonly react = (emoji: Reaction): void => {
    const self = this.#link.view.snapshot().members.find(({ isSelf }) => isSelf);
    if (self === undefined) return;
    this.#show(self.id, emoji);
    this.#link.say({ kind: 'reaction', emoji });
  };

  [Symbol.dispose](): void {
    this.#stop();
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #show(id: string, emoji: Reaction): void {
    this.#next += 1;
    const reaction = { key: this.#next, id, emoji };
    this.#shown.set(withReaction(this.#shown.snapshot(), reaction, performance.now()));
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#shown.set(stillShown(this.#shown.snapshot(), performance.now()));
    }, SHOWN_MS);
    this.#timers.add(timer);
  }
}
