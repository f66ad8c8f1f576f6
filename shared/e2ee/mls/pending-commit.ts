import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { PendingCommit } from './group-keys.ts';

/** A commit that is entered once, or forgotten once, and only while it is current. */
export function pendingCommit(
  commit: Bytes,
  groupInfo: Bytes,
  fate: {
    readonly isCurrent: () => boolean;
    readonly enter: () => void;
    readonly forget: () => void;
  },
): PendingCommit {
  let isDone = false;
  return {
    commit,
    groupInfo,
    adopt: () => {
      if (isDone || !fate.isCurrent()) throw new Error('this commit cannot be adopted any more');
      isDone = true;
      fate.enter();
    },
    discard: () => {
      if (!isDone) fate.forget();
      isDone = true;
    },
  };
}
