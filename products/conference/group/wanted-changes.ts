import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { GroupKeys } from '@blende/shared/e2ee/mls/group-keys.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import { readOptions, writeOptions } from './group-options.ts';
import { changedOptions, type OptionsChange } from './options-change.ts';

/** Whoever wanted something this long ago has tried something else by now. */
const GIVEN_UP_MS = 15_000;

export interface DueChange {
  readonly remove?: readonly number[];
  readonly options?: Bytes;
}

/** What a host wants changed, until the group is as wanted: another's commit may come first. */
export class WantedChanges {
  #wanted: readonly { readonly change: OptionsChange; readonly sinceMs: number }[] = [];

  add(change: OptionsChange, nowMs: number): void {
    this.#wanted = [...this.#wanted, { change, sinceMs: nowMs }];
  }

  /** What is left to commit; undefined, and forgotten, once the group is as wanted. */
  due(
    { options: bytes }: Pick<GroupKeys, 'options'>,
    leaves: ReadonlyMap<ParticipantId, number>,
    nowMs: number,
  ): DueChange | undefined {
    this.#wanted = this.#wanted.filter(({ sinceMs }) => nowMs - sinceMs < GIVEN_UP_MS);
    const before = readOptions(bytes);
    if (before === undefined || this.#wanted.length === 0) return undefined;
    const changes = this.#wanted.map(({ change }) => change);
    const after = changes.reduce(changedOptions, before);
    const remove = changes.flatMap((change) => change.remove ?? []);
    const removed = [...new Set(remove)].flatMap((id) => leaves.get(id) ?? []);
    const isChanged = JSON.stringify(after) !== JSON.stringify(before);
    if (!isChanged && removed.length === 0) {
      this.#wanted = [];
      return undefined;
    }
    return {
      ...(removed.length === 0 ? {} : { remove: removed }),
      ...(isChanged ? { options: writeOptions(after) } : {}),
    };
  }
}
