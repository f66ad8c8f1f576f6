import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import type { GroupView } from '../../group/group-view.ts';
import {
  codeChange,
  markCompared,
  stillCompared,
  type CodeChange,
  type Compared,
} from '../comparison.ts';

/** With whom the code was compared in this call, and how it changed since. */
export class ComparisonModel implements Disposable {
  readonly #compared = new LiveValue<Compared>(new Set());
  /** The last change that somebody who compares should know of. */
  readonly #change = new LiveValue<CodeChange | undefined>(undefined);
  readonly #stop: () => void;

  constructor(group: ReadableValue<GroupView>) {
    let before = group.snapshot();
    this.#stop = group.subscribe(() => {
      const after = group.snapshot();
      const change = codeChange(before, after);
      const hadCompared = this.#compared.snapshot().size > 0;
      // What has no code keeps nothing to compare the next one with.
      if (after.digits.length > 0) before = after;
      this.#compared.set(stillCompared(this.#compared.snapshot(), after));
      if (change !== undefined && hadCompared) this.#change.set(change);
    });
  }

  get compared(): ReadableValue<Compared> {
    return this.#compared;
  }

  get change(): ReadableValue<CodeChange | undefined> {
    return this.#change;
  }

  readonly mark = (id: string, isCompared: boolean): void => {
    this.#compared.set(markCompared(this.#compared.snapshot(), id, isCompared));
  };

  readonly dismissChange = (): void => {
    this.#change.set(undefined);
  };

  [Symbol.dispose](): void {
    this.#stop();
  }
}
