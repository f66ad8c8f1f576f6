import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import type { GroupView } from '../../group/group-view.ts';
import { bookNames, type NameBook } from '../name-book.ts';

export const NO_NAMES: ReadableValue<NameBook> = new LiveValue<NameBook>(new Map());

/** How everybody is called who is or was a member while one was there. */
export class Names implements Disposable {
  readonly #book: LiveValue<NameBook>;
  readonly #stop: () => void;

  constructor(group: ReadableValue<GroupView>) {
    this.#book = new LiveValue(bookNames(new Map(), group.snapshot().members));
    this.#stop = group.subscribe(() => {
      this.#book.set(bookNames(this.#book.snapshot(), group.snapshot().members));
    });
  }

  get book(): ReadableValue<NameBook> {
    return this.#book;
  }

  [Symbol.dispose](): void {
    this.#stop();
  }
}
